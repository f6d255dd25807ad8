"""One debt, one figure: every page, letter and lesson says the same is overdue today."""

from __future__ import annotations

import random
import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from tests import apptest, clock
from tests.apptest import press
from tests.conftest import ROOT
from tests.shared_out import in_turn

TODAY = date(2026, 11, 24)
NOW = "2026-11-24T12:00+08:00"
# What each page calls overdue today, or, where nothing is late, what falls due next.
LATE = {
    "zh": {
        "waiting": "(?:逾期的部分，一共|这张账单至少要) {}",
        "timeline": "(?:补上逾期的部分，今天要|这张账单今天至少要) {}",
        "contact": "逾期部分我自己算是 {}",
        "learn": "今天补上逾期要 {}",
    },
    "en": {
        "waiting": "(?:Paying what is overdue takes|This bill takes at least) {}",
        "timeline": "(?:Paying what is overdue takes|This bill takes at least) {}",
        "contact": "by my own count the overdue part is {}",
        "learn": "To catch up today takes {}",
    },
}
AHEAD = {
    "zh": {"waiting": "日要还 {}", "timeline": "日要还 {}", "learn": "这一期 {}"},
    "en": {
        "waiting": "{} falls due on",
        "timeline": "{} falls due on",
        "learn": "If the next {} came",
    },
}
AMOUNT = {"zh": r"([\d,]+\.\d\d) 元", "en": r"([\d,]+\.\d\d) yuan"}


@dataclass(frozen=True)
class Loan:
    """A debt as a reader types it, in yuan and per cent; `overdue` where a hand has counted it."""

    principal: int | Fraction
    rate: str
    per: str
    method: str
    periods: int
    days_late: int
    times: str = "1.5"
    late_fee: str = "0"
    is_bill: bool = False
    overdue: str | None = None
    typed: dict[str, str] = field(default_factory=dict)


def half_up(fen: Fraction) -> int:
    return int(fen + Fraction(1, 2))


def a_month_on(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def first_two(loan: Loan) -> list[tuple[int, int]]:
    """Principal and price of the first instalments, in fen."""
    owed, count = 100 * loan.principal, loan.periods
    rate = Fraction(loan.rate) / 100 / (12 if loan.per == "year" else 1)
    if loan.is_bill:
        return [(owed, 0)]
    if loan.method == "bullet":  # the interest of every month, on the last day
        return [(owed, half_up(owed * rate * count))]
    if loan.method == "flat_fee":  # both rounded down, the fee on the whole sum
        return [(owed // count, int(owed * rate))] * 2
    if loan.method == "interest_first":
        return [(0, half_up(owed * rate))] * 2
    if loan.method == "level_principal":  # the principal is a multiple of the instalments
        part = owed // count
        return [(part, half_up((owed - part * at) * rate)) for at in (0, 1)]
    payment = half_up(owed * rate / (1 - 1 / (1 + rate) ** count))
    rows = []
    for _ in range(2):
        interest = half_up(owed * rate)
        rows.append((payment - interest, interest))
        owed -= payment - interest
    return rows


def daily(loan: Loan) -> Fraction:
    """The penalty of a day: a multiple of the rate; of a bill its rate, of a fee 0.05 %."""
    if loan.is_bill:
        return Fraction(loan.rate) / 100
    if loan.method == "flat_fee":
        return Fraction(5, 10_000)
    days = {"year": 360, "month": 30}[loan.per]
    return Fraction(loan.rate) / 100 * Fraction(loan.times) / days


def said(fen: int) -> str:
    return f"{Decimal(fen) / 100:,.2f}"


def expected(loan: Loan) -> str:
    """Every instalment due before today, its penalty since, and the fee for being late."""
    if loan.overdue:
        return loan.overdue
    rows = first_two(loan)
    if not loan.days_late:
        return said(sum(rows[0]))
    due, total = TODAY - timedelta(days=loan.days_late), 0
    for principal, price in rows:
        if due < TODAY:
            days = (TODAY - due).days
            penalty = half_up(principal * daily(loan) * days)
            total += principal + price + penalty + int(100 * Decimal(loan.late_fee))
        due = a_month_on(due)
    return said(total)


def some_debts() -> list[Loan]:
    """Each way of repaying, late and not, by a fixed seed."""
    draw, found = random.Random(8), []
    methods = ("level_payment", "level_principal", "interest_first", "bullet", "flat_fee")
    for method in (*methods, *methods):
        count = draw.choice((6, 12, 24))
        late = len(found) < len(methods)
        found.append(
            Loan(
                principal=count * draw.randint(200, 3000),
                rate=f"{draw.randint(4, 23)}.{draw.randint(0, 9)}",
                per="year",
                method=method,
                periods=count,
                days_late=draw.choice((3, 17, 29, 45, 52)) if late else 0,
                times=draw.choice(("1.3", "1.4", "1.5")),
                late_fee=draw.choice(("0", "20")),
            )
        )
        if method == "flat_fee":
            found[-1] = Loan(**{**vars(found[-1]), "rate": "0.6", "per": "period"})
    found.append(Loan(8_765, "0.04", "day", "level_payment", 12, 33, is_bill=True))
    found.append(Loan(5_432, "0.05", "day", "level_payment", 12, 0, is_bill=True))
    return found


# 10,000 at 18 % for twelve months, all on the last day, which was ten days ago: 1,800.00 of
# interest, and 10,000 × 18 % × 1.5 ÷ 360 × 10 = 75.00.
ONE_SUM = Loan(10_000, "18", "year", "bullet", 12, 10, overdue="11,875.00")
# A card's bill of 10,000, ten days late at 0.05 % a day: 50.00, never 1.5 times that.
BILL = Loan(10_000, "0.05", "day", "level_payment", 12, 10, is_bill=True, overdue="10,050.00")


def visit(loan: Loan, lang: str) -> AppTest:
    """A visit in which the debt has been typed, before any page is opened."""
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60)
    app.query_params["lang"] = lang
    product = "card_balance" if loan.is_bill else "custom"
    by_day = loan.method == "flat_fee"
    texts = {
        "principal": str(loan.principal),
        "rate": loan.rate,
        "periods": str(loan.periods),
        "days_late": str(loan.days_late),
        "penalty_times": loan.times,
        "penalty_day": "0.05",
        "late_fee": loan.late_fee,
        "budget": "600",
        **loan.typed,
    }
    for key, value in texts.items():
        app.session_state[key] = value
    app.session_state["touched"] = set(texts)
    app.session_state["kept"] = {
        "product": product,
        "filled_from": product,
        "kind": "card" if loan.is_bill else "loan",
        "method": loan.method,
        "rate_per": loan.per,
        "penalty_form": "per_day" if by_day else "multiplier",
    }
    return app.run()


def opened(app: AppTest, page: str, lang: str, **query: str) -> str:
    """A page of the visit as one text: its HTML without tags, and what is to be copied."""
    app.switch_page(f"{page}.py")
    app.context["url"] = f"http://localhost/{page}"  # as a browser says where it is
    for name, value in {"lang": lang, **query}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    html = "\n".join(one.proto.body for one in app.get("html"))
    letters = "\n".join(one.value for one in app.code)
    return unescape(re.sub(r"<style.*?</style>|<[^>]+>", "", html, flags=re.DOTALL)) + letters


def begun(loan: Loan, lang: str, paid: int) -> tuple[AppTest, str]:
    """The same visit told from the beginning, and what is overdue after so many instalments."""
    owed, count = 100 * loan.principal, loan.periods
    rate = Fraction(loan.rate) / 1200
    payment = half_up(owed * rate / (1 - 1 / (1 + rate) ** count))
    for _ in range(paid):
        owed -= payment - half_up(owed * rate)
    left = Loan(**{**vars(loan), "principal": Fraction(owed, 100), "periods": count - paid})
    app = visit(loan, lang)
    texts = {"borrowed": loan.principal, "periods_all": count, "periods_paid": paid}
    for key, value in texts.items():
        app.session_state[key] = str(value)
    app.session_state["touched"] |= set(texts)
    app.session_state["kept"] |= {"known_by": "begun"}
    for key in ("principal", "periods"):
        app.session_state[key] = "1"  # what stands in the other set of fields counts for nothing
    return app, expected(left)


def figures(text: str, pattern: str, lang: str) -> set[str]:
    return set(re.findall(pattern.format(AMOUNT[lang]), text))


def parts(app: AppTest) -> str:
    """What the fields of a payment add up to."""
    names = ("principal", "interest", "penalty", "fees", "costs")
    return f"{sum(Decimal(app.text_input(key=f'owed_{name}').value) for name in names):,.2f}"


DEBTS = [ONE_SUM, BILL, *some_debts()]


@pytest.mark.parametrize(("lang", "at"), in_turn(range(len(DEBTS))))
def test_a_debt_has_one_figure(at: int, lang: str) -> None:
    loan = DEBTS[at]
    want = expected(loan)
    patterns = (LATE if loan.days_late else AHEAD)[lang]
    with clock.at(NOW):
        app = visit(loan, lang)
        for page, query in (
            ("waiting", {}),
            ("timeline", {}),
            ("contact", {}),
            ("learn", {"lesson": "overdue-interest"}),
        ):
            if page not in patterns:
                continue
            text = opened(app, page, lang, **query)
            if page == "contact" and lang == "en":
                assert want in "\n".join(one.value for one in app.code), "the Chinese letter"
            assert figures(text, patterns[page], lang) == {want}, page
        if loan.days_late:
            assert want in opened(app, "relief", lang), "catching up today"
            opened(app, "allocate", lang)
            assert parts(app) == want


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("amount", "paid", "late"), [(30_000, 5, 40), (18_650, 11, 0)])
def test_a_debt_told_from_its_beginning_has_one_figure(
    amount: int, paid: int, late: int, lang: str
) -> None:
    loan = Loan(amount, "14.4", "year", "level_payment", 24, late)
    patterns = (LATE if late else AHEAD)[lang]
    with clock.at(NOW):
        app, want = begun(loan, lang, paid)
        for page, pattern in patterns.items():
            query = {"lesson": "overdue-interest"} if page == "learn" else {}
            text = opened(app, page, lang, **query)
            if page != "contact" or lang == "zh":
                assert figures(text, pattern, lang) == {want}, page
            else:
                assert want in text
        if late:
            assert want in opened(app, "relief", lang), "catching up today"
            opened(app, "allocate", lang)
            assert parts(app) == want


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_lender_says_is_the_figure_and_ours_stands_beside_it(lang: str) -> None:
    """The lender's 12,000.50 against our 11,875.00: 125.50 apart."""
    loan = Loan(**{**vars(ONE_SUM), "typed": {"stated": "12000.5"}})
    headline = {
        "zh": "平台说，今天逾期的一共 12,000.50 元。",
        "en": "The lender says 12,000.50 yuan is overdue today.",
    }[lang]
    letter = "逾期部分贵机构告诉我的是 12,000.50 元"
    with clock.at(NOW):
        app = visit(loan, lang)
        for page in ("waiting", "timeline"):
            text = opened(app, page, lang)
            assert headline in text and "11,875.00" in text and "125.50" in text, page
            assert not figures(text, LATE[lang][page], lang), "one figure, the lender's"
        opened(app, "contact", lang)
        assert letter in app.code[0].value and "11,875.00" not in app.code[0].value
        assert "12,000.50" in opened(app, "learn", lang, lesson="overdue-interest")
        opened(app, "relief", lang)
        assert app.text_input(key="stated").value == "12000.5", "asked once, kept everywhere"


@pytest.mark.parametrize(
    ("lang", "at"), in_turn(at for at, one in enumerate(DEBTS) if one.days_late)
)
def test_the_ways_begin_from_what_the_lender_says_more_or_less(at: int, lang: str) -> None:
    """Half of what a hand counts, and twice as much: what catching up today takes."""
    fen = int(100 * Decimal(expected(DEBTS[at]).replace(",", "")))
    for stated in (fen // 2, 2 * fen):
        loan = Loan(**{**vars(DEBTS[at]), "typed": {"stated": f"{Decimal(stated) / 100}"}})
        with clock.at(NOW):
            app = visit(loan, lang)
            assert said(stated) in opened(app, "waiting", lang)
            assert said(stated) in today_takes(opened(app, "relief", lang), lang)


def today_takes(text: str, lang: str) -> str:
    """The card of catching up today, as text."""
    begins = {"zh": "今天补上逾期，然后照旧", "en": "Catch up today, then as agreed"}[lang]
    return text.split(begins)[-1][:200]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_days_late_nothing_is_asked_of_the_lender(lang: str) -> None:
    loan = Loan(**{**vars(ONE_SUM), "days_late": 0, "typed": {"stated": "12000.5"}})
    with clock.at(NOW):
        app = visit(loan, lang)
        for page in ("waiting", "timeline", "relief"):
            assert "12,000.50" not in opened(app, page, lang)
            assert "stated" not in {one.key for one in app.text_input}


# While the money is an example


def fresh(lang: str, **typed: str) -> AppTest:
    """A visit that begins on the page of the ways, which fills its fields with the example."""
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60)
    app.query_params["lang"] = lang
    app.run()
    opened(app, "relief", lang)
    for key, value in typed.items():
        app.text_input(key=key).set_value(value)
    app.run()
    return app


@pytest.mark.parametrize("typed", [{}, {"periods": "24", "rate": "12"}])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_letter_stays_open_while_the_money_is_an_example(
    lang: str, typed: dict[str, str]
) -> None:
    app = fresh(lang, **typed)
    for letter in ("phone-early", "phone-late", "plan", "statement", "confirm"):
        opened(app, "contact", lang, letter=letter)
        sent = app.code[0].value
        assert "____" in sent and "10,000" not in sent and "600" not in sent, letter
        assert "%" not in sent and not re.search(r"[\d,]+\.\d\d 元", sent), letter
    opened(app, "relief", lang)
    assert app.text_input(key="budget").value == "600", "the example is back on its own page"


def test_a_term_that_is_an_example_stays_open_in_the_letter() -> None:
    """W3: 12,000 of one's own; the example's 18 % and 12 instalments are not said to a lender."""
    app = fresh("zh", principal="12000", budget="700")
    text = opened(app, "contact", "zh", letter="statement")
    assert "本金 12,000.00 元，____，还剩 ____ 期" in app.code[0].value
    assert "利率和期数还没填" in text
    opened(app, "contact", "zh", letter="plan", way="first")
    asked = app.code[0].value
    assert "分成 ____ 期" in asked and not re.search(r"[\d,.]+%|共 \d+ 期", asked)
    assert re.findall(r"([\d,]+\.\d\d) 元", asked) == ["12,000.00", "700.00"]
    opened(app, "relief", "zh")
    app.text_input(key="rate").set_value("15.5").run()
    text = opened(app, "contact", "zh")
    assert "年利率 15.5%，还剩 ____ 期" in app.code[0].value
    assert "期数还没填" in text and "利率和期数" not in text


WHOSE = {
    "zh": {
        "example": "下面是示例数字，不是你的",
        "debt": "按你在别的页填的",
        "own": "你在这里填的",
    },
    "en": {
        "example": "example figures, not yours",
        "debt": "figures you typed on other pages",
        "own": "figures you typed here",
    },
}

PARTLY = {
    "zh": "下面几项，按你的金额、例子的利率和期数算到今天",
    "en": "With your amount, the example's rate and number of periods, this is the overdue part",
}
SAME = {"zh": "正好一样，这就是我的", "en": "Mine are the same"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_payment_says_whose_figures_it_covers(lang: str) -> None:
    """The example owes 10,250.00; a debt of one's own 10,000 at 18 %, 25 days late, 931.18.

    766.80 × 18 % × 1.5 ÷ 360 × 25 = 14.38, on top of 916.80.
    """
    whose = WHOSE[lang]

    def shown(text: str) -> list[str]:
        return [name for name, words in whose.items() if words in text]

    app = fresh(lang, days_late="25")
    assert shown(opened(app, "allocate", lang)) == ["example"] and parts(app) == "10,250.00"
    assert "____ 元" in app.code[0].value, "no example figure is said to the lender"
    opened(app, "relief", lang)
    app.text_input(key="principal").set_value("1").run()
    app.text_input(key="principal").set_value("10000").run()
    assert PARTLY[lang] in opened(app, "allocate", lang) and parts(app) == "931.18"
    press(app, SAME[lang])  # the rate and the periods
    assert shown(apptest.shown(app)) == ["debt"] and parts(app) == "931.18"
    app.text_input(key="owed_fees").set_value("12.34").run()
    app.text_input(key="allocate_pay").set_value("500").run()
    assert shown(opened(app, "allocate", lang)) == ["own"] and parts(app) == "943.52"
    assert "500.00 元" in app.code[0].value


STILL = {
    "zh": "先看个例子，还不是你的数字：罚息、利息和本金。",
    "en": "Still partly an example. Not yours yet: penalty, interest and principal. ",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_parts_counted_by_terms_of_an_example_are_one_too(lang: str) -> None:
    """20,000 late by 45 days and 1,000 paid are the reader's, the rate and the periods are not."""
    app = fresh(lang, days_late="45")
    opened(app, "relief", lang)
    app.text_input(key="principal").set_value("20000").run()
    opened(app, "allocate", lang)
    app.text_input(key="allocate_pay").set_value("999").run()
    assert apptest.answer(app).startswith(STILL[lang]) and "rw-answer rw-calm" in apptest.html(app)
    (grey,) = re.findall('data-rw-example="([^"]*)"', apptest.html(app))
    assert {"owed_penalty", "owed_interest", "owed_principal"} <= set(grey.split())
    usual = {"zh": "罚息按合同利率的 1.5 倍算，这是常见的算法", "en": "counted at 1.5 times"}
    assert usual[lang] in apptest.shown(app), "nobody typed how the contract counts lateness"
    press(app, SAME[lang])
    assert STILL[lang][:4] not in apptest.answer(app)
    (grey,) = re.findall('data-rw-example="([^"]*)"', apptest.html(app))
    assert not [name for name in grey.split() if name.startswith("owed_")]


@pytest.mark.parametrize(
    ("pay", "says"),
    [
        ("80000", "还的 80,000.00 元里，50,000.00 元先抵利息，本金少 30,000.00 元。"),
        ("40000", "还的 40,000.00 元都先抵利息，本金这次没有少。"),
        ("1050020", "本金少 1,000,000.00 元。还多出 20.00 元。"),
    ],
)
def test_a_payment_covers_interest_before_principal(pay: str, says: str) -> None:
    """Civil Code 561: of 1,000,000 and 50,000 of interest, 80,000 leaves 970,000."""
    app = fresh("zh")
    opened(app, "allocate", "zh")
    owed = {"principal": "1000000", "interest": "50,000", "penalty": ""}
    for part, value in owed.items():
        app.text_input(key=f"owed_{part}").set_value(value)
    app.text_input(key="allocate_pay").set_value(pay).run()
    text = opened(app, "allocate", "zh")
    assert says in text
    assert ("970,000.00" in text) == (pay == "80000")
    assert ("如果对方同意先抵本金，本金会少 80,000.00 元" in text) == (pay == "80000")
