"""What a loan costs, and a bill checked, as the pages say it: labels, the example, the lines."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from tests import clock
from tests.apptest import answer, errors, go, html, opened, plain, press, shown

LINK = re.compile('<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def labels(app: AppTest) -> set[str]:
    """What the fields for text are called."""
    return {one.label for one in app.text_input}


@pytest.mark.parametrize(
    ("lang", "first", "left"),
    [
        ("zh", {"借款本金（元）", "一共几期"}, {"还欠本金（元）", "还剩几期"}),
        (
            "en",
            {"Amount borrowed (yuan)", "Periods in all"},
            {"Principal left", "Instalments left"},
        ),
    ],
)
@pytest.mark.parametrize("page", ["cost", "bill"])
def test_the_label_says_that_it_is_the_sum_first_borrowed(
    page: str, lang: str, first: set[str], left: set[str]
) -> None:
    """A flat fee is taken on it, whatever is paid back since."""
    found = labels(opened(page, lang))
    assert first <= found and not left & found


@pytest.mark.parametrize(
    ("lang", "mark", "lead"),
    [("zh", "例子：", "下面的数字是例子"), ("en", "Example.", "are an example")],
)
def test_an_example_is_not_called_the_readers(lang: str, mark: str, lead: str) -> None:
    app = opened("cost", lang)
    assert f" {mark}" in shown(app) and lead in shown(app)
    assert "按你填的" not in shown(app) and "You received" not in shown(app)
    app.text_input(key="borrowed").set_value("20000").run()
    # 20,000 at 18 % in 12 is 1,833.60 a month.
    assert "1,833.60" in shown(app)
    assert f" {mark}" not in shown(app) and lead not in shown(app)


def test_what_is_kept_back_and_paid_apart_counts() -> None:
    """10,000 at 0 % in 10, of which 9,000 arrive, 100 paid apart, 20 a month: 1,020.00 a month.
    Paid 10,200.00 + 100.00 = 10,300.00; for 9,000.00 that is 1,300.00."""
    app = opened("cost", "en")
    for key, typed in (
        ("received", "9000"),
        ("fee_upfront", "100"),
        ("fee_monthly", "20"),
        ("rate", "0"),
        ("periods_all", "10"),
    ):
        app.text_input(key=key).set_value(typed)
    found = shown(app.run())
    for said in ("1,020.00", "10,300.00", "Received: 9,000.00", "costs 1,300.00"):
        assert said in found
    assert "cannot be more than the principal" not in found
    app.text_input(key="received").set_value("10000.01")
    assert "cannot be more than the principal" in shown(app.run())


def test_fees_that_eat_the_loan_are_said_in_words() -> None:
    app = opened("cost", "en")
    app.text_input(key="fee_upfront").set_value("10000")
    assert "cannot be as large as the loan itself" in shown(app.run())


# By what is paid each time


PAID = {
    "zh": {
        "switch": "每期还多少",
        "need": "填上每期还多少",
        "said": "到手 7,200.00 元，一共还 9,360.00 元。折成年化是 96.64%。",
        "over": "正好 24%，一共还 7,712.31 元。这里多出 1,647.69 元。",
        "less": "有 800.00 元没有到手。如果扣的是利息，法律规定按实际到手的 7,200.00 元算",
        "still": "其中期数还是例子",
        "example": "例子：",
    },
    "en": {
        "switch": "What I pay each time",
        "need": "Put in what you pay each time",
        "said": "7,200.00 yuan arrived and 9,360.00 yuan is paid back in all. "
        "That is 96.64% a year.",
        "over": "would come to 7,712.31 yuan in all. Here it is 1,647.69 yuan more.",
        "less": "800.00 yuan did not arrive. If that was interest, the law says",
        "still": "The number of periods is still an example.",
        "example": "Example.",
    },
}


def paying(lang: str, **typed: str) -> AppTest:
    """The price without a rate."""
    app = opened("cost", lang)
    press(app, PAID[lang]["switch"])
    for key, value in typed.items():
        app.text_input(key=key).set_value(value)
    app.run()
    assert not app.exception
    return app


def yearly(hand: Fraction, each: Fraction, count: int) -> float:
    """The rate of level payments, found by halving: what they are worth today is what arrived."""
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        worth = sum(float(each) / (1 + middle) ** at for at in range(1, count + 1))
        low, high = (middle, high) if worth > hand else (low, middle)
    return 12 * low


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_paid_each_time_gives_the_true_rate(lang: str) -> None:
    """borrower.md, scenario 4: 8,000, of which 7,200 arrive, six times 1,560: 96.64 %. At 24 %,
    7,200 × 2 % / (1 − 1.02⁻⁶) = 1,285.39 each, and the last takes the rounding: 7,712.31."""
    words = PAID[lang]
    assert words["need"] in answer(paying(lang)), "no sum before one is known"
    app = paying(lang, borrowed="8000", received="7200", periods_all="6", instalment="1560")
    assert answer(app) == words["said"]
    assert words["over"] in shown(app) and words["less"] in shown(app)
    assert f"{100 * yearly(Fraction(7200), Fraction(1560), 6):.3f}%" == "96.642%"
    assert "96.642%" in shown(app) and "年利率" not in {one.label for one in app.text_input}
    script = app.code[0].value
    assert all(one in script for one in ("8,000.00", "7,200.00", "800.00", "1,560.00", "96.64%"))
    for page in ("contact", "help"):
        assert f'href="/{page}?' in html(app) or f'href="{page}?' in html(app), "a tap away"
    for lender in ("金融借款纠纷", "小额贷款公司", "民间借贷") if lang == "zh" else ("micro-loan",):
        assert lender in shown(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_answer_says_which_figure_is_still_an_example(lang: str) -> None:
    words = PAID[lang]
    assert answer(paying(lang, instalment="916.8")).startswith(words["example"])
    app = paying(lang, borrowed="8000", instalment="700")
    assert answer(app).endswith(words["still"] if lang == "en" else words["still"] + "。")
    assert not app.code, "nothing to send while a figure is an example"
    app = opened("cost", lang)
    app.text_input(key="borrowed").set_value("8000").run()
    assert (
        "期数和利率还是例子" if lang == "zh" else "The periods and the rate are still"
    ) in answer(app)


def test_less_in_all_than_arrived_is_a_slip() -> None:
    app = paying("zh", borrowed="8000", periods_all="6", instalment="1000")
    assert "还不到实际到手的钱" in errors(app)[0]
    app.text_input(key="instalment").set_value("1333.34").run()
    assert errors(app) == [] and "年化是 0.0" in answer(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_both_ways_of_knowing_the_price_stay(lang: str) -> None:
    app = paying(lang, borrowed="8000", instalment="1560", periods_all="6")
    press(app, "合同上的利率" if lang == "zh" else "The rate")
    assert app.text_input(key="borrowed").value == "8000"
    app.text_input(key="rate").set_value("24").run()
    press(app, PAID[lang]["switch"])
    assert app.text_input(key="instalment").value == "1560"


@pytest.mark.parametrize(
    ("method", "rate", "per", "more"),
    [
        # 10,000 × 36 % against 24 %, 12 months: 300.00 against 200.00 of interest each.
        ("interest_first", "36", "year", "1,200.00"),
        ("bullet", "36", "year", "1,200.00"),
        # Principal 833.33 each, the interest a third less: 12,950.01 … on 6.5 times the loan.
        ("level_principal", "36", "year", "650.00"),
    ],
)
def test_above_the_line_in_yuan(method: str, rate: str, per: str, more: str) -> None:
    app = opened("cost", "zh", {"method": method, "rate_per": per, "filled_from": "custom"})
    app.text_input(key="rate").set_value(rate).run()
    assert f"这里多出 {more} 元" in shown(app)


def billed(lang: str, method: str, **typed: str) -> AppTest:
    """A bill from 10 January 2026, its first payment a month later."""
    app = opened("bill", lang, {"method": method})
    app.date_input(key="loan_start").set_value(date(2026, 1, 10)).run()
    app.date_input(key="first_due").set_value(date(2026, 2, 10))
    for key, value in typed.items():
        app.text_input(key=key).set_value(value)
    app.run()
    assert not app.exception
    return app


def test_a_bill_by_the_days_is_known() -> None:
    """10,000 at 18 %, interest first: 31 days of 360 are 155.00, 28 days are 140.00."""
    app = billed("en", "interest_first", bill_1_interest="155.00", bill_2_interest="140.00")
    assert "It matches: the actual days, 360 a year, rounded half up." in shown(app)
    app.text_input(key="bill_1_interest").set_value("155.03").run()
    assert "it is 0.03 yuan out in total." in shown(app)
    assert "Number, interest" not in shown(app) and "1, interest" in shown(app)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "每期本金四舍五入"),
        ("en", "equal parts of principal rounded half up"),
    ],
)
def test_a_rarer_layout_has_its_words(lang: str, said: str) -> None:
    """10,000 in 6 equal parts is 1,666.67 rounded half up, five times; cut down 1,666.66."""
    app = billed(
        lang,
        "level_principal",
        periods_all="6",
        rate="0",
        bill_1_principal="1666.67",
        bill_2_principal="1666.67",
    )
    assert said in shown(app)


def test_a_line_past_the_end_is_named_as_it_stands_there() -> None:
    app = billed("en", "interest_first", bill_1_interest="155.00", bill_2_interest="140.00")
    app.text_input(key="bill_2_number").set_value("13").run()
    assert "② Number: past the last period" in shown(app)
    app.text_input(key="bill_2_number").set_value("2")
    app.text_input(key="bill_2_due").set_value("2026.3.11").run()
    assert "② Due: not the day the contract gives" in shown(app)


COSTS = {
    "zh": "照账单这样还满 12 期，真实年化是 24.57%。照合同的本金、利率和费用来算，是 14.40%。",
    "en": "Paid the way the bill says, 12 times, the true yearly rate is 24.57%. With the "
    "contract's own amount, rate and fees, it is 14.40%.",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_bill_that_no_usual_way_prints_says_what_it_costs_a_year(lang: str) -> None:
    """borrower.md, scenario 10: 30,000 at 14.4 % over 12 are 2,699.26; the bill asks 2,845.00."""
    assert f"{100 * yearly(Fraction(30000), Fraction(2845), 12):.2f}" == "24.57"
    terms = {"borrowed": "30000", "periods_all": "12.0", "rate": "14.4"}
    app = billed(lang, "level_payment", **terms, bill_1_payment="2845", bill_2_payment="2845")
    assert COSTS[lang] in shown(app) and "rw-good" not in html(app)
    begins = COSTS[lang][:12]
    # One line is too few, and so are two that differ.
    app.text_input(key="bill_2_payment").set_value("").run()
    assert begins not in shown(app) and not app.exception
    app.text_input(key="bill_2_payment").set_value("2790").run()
    assert begins not in shown(app) and not app.exception
    # Nothing is said by an example's rate, nor where every payment is another one.
    example = {key: text for key, text in terms.items() if key != "rate"}
    app = billed(lang, "level_payment", **example, bill_1_payment="2845", bill_2_payment="2845")
    assert begins not in shown(app)
    app = billed(lang, "level_principal", **terms, bill_1_payment="2845", bill_2_payment="2845")
    assert begins not in shown(app)


def test_a_bill_that_matches_needs_no_rate_of_its_own() -> None:
    terms = {"borrowed": "30000", "periods_all": "12.0", "rate": "14.4"}
    app = billed("zh", "level_payment", **terms, bill_1_payment="2699.26", bill_2_payment="2699.26")
    assert "对得上" in answer(app) and "照账单这样还满" not in shown(app)


OWN = {"borrowed": "20000", "periods_all": "24", "rate": "12"}
# 20,000 at 12 % interest first: a month of 30 days is 200.00; 31 days of 360 are 206.67.
LINES = {"match": ("200.00", "200.00"), "none": ("500", "500")}


def checked(lang: str, lines: str, left_out: str = "") -> AppTest:
    """A bill with every term of the contract typed but one."""
    app = opened("bill", lang, {"method": "interest_first"})
    for key, day in {"loan_start": date(2026, 10, 10), "first_due": date(2026, 11, 10)}.items():
        if key != left_out:  # the example's are 24 September and 24 October
            app.date_input(key=key).set_value(day).run()
    typed = {key: text for key, text in OWN.items() if key != left_out}
    for key, text in typed.items():
        app.text_input(key=key).set_value(text)
    for at, text in enumerate(LINES[lines], 1):
        app.text_input(key=f"bill_{at}_interest").set_value(text)
    app.run()
    assert not app.exception
    return app


STILL = {
    "borrowed": ("借款本金", "the amount borrowed"),
    "periods_all": ("期数", "the number of periods"),
    "rate": ("利率", "the rate"),
    "loan_start": ("放款日", "the day the money arrived"),
    "first_due": ("第一个还款日", "the first due date"),
}


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("key", STILL)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_term_of_an_example_reaches_the_lender(lang: str, key: str, lines: str) -> None:
    """One figure or day of the contract is the example's: the answer says so, nothing is sent."""
    app = checked(lang, lines, left_out=key)
    assert answer(app).startswith({"zh": "例子：", "en": "Example. "}[lang])
    assert 'rw-answer rw-calm"' in html(app)
    name = STILL[key][lang == "en"]
    still = {"zh": f"还是例子：{name}。", "en": f"Still an example: {name}."}[lang]
    assert still in shown(app)
    assert not app.code and {"zh": "这里就会有一段", "en": "a message you can send"}[lang] in shown(
        app
    )


def test_two_payments_alone_say_nothing_to_the_lender() -> None:
    app = opened("bill", "zh")
    for at in (1, 2):
        app.text_input(key=f"bill_{at}_payment").set_value("500")
    app.run()
    assert answer(app).startswith("例子：常见的算法都对不上") and not app.code
    assert "还是例子：借款本金、期数、利率、放款日和第一个还款日。" in shown(app)


@pytest.mark.usefixtures("usual_day")
@pytest.mark.parametrize(("lines", "tone"), [("match", "good"), ("none", "watch")])
def test_the_whole_contract_typed_has_its_question(lines: str, tone: str) -> None:
    app = checked("zh", lines)
    assert f'rw-answer rw-{tone}"' in html(app) and "例子" not in answer(app)
    (question,) = app.code
    said = {"match": "请问贵机构的利息是不是这样算的", "none": "账单是 500.00 元，我按合同算是 20"}
    assert said[lines] in question.value


@pytest.mark.parametrize("page", ["bill", "cost"])
def test_terms_that_are_the_example_s_own_need_one_tap(page: str) -> None:
    """Twelve periods at 18 % are common: nobody has to type them again."""
    app = billed("zh", "interest_first", borrowed="20000", bill_1_interest="300")
    if page == "cost":
        app = opened("cost", "zh")
        app.text_input(key="borrowed").set_value("20000")
        app.text_input(key="received").set_value("19000").run()
    assert "还是例子" in shown(app) and not app.code
    press(app, "正好一样，这就是我的")
    assert "还是例子" not in shown(app) and len(app.code) == 1


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("zh", "写信请机构列清利息和每项收费 →"),
        ("en", "Ask the lender in writing to list interest and fees →"),
    ],
)
def test_the_letter_that_the_price_leads_to_asks_about_the_price(lang: str, label: str) -> None:
    app = opened("cost", lang)
    links = dict((plain(said), unescape(to)) for to, said in LINK.findall(html(app)))
    to = urlsplit(links[label])
    assert to.path == "/contact"
    app = go(app, "contact", **{key: one for key, (one,) in parse_qs(to.query).items()})
    letter = app.code[0].value
    assert "利息，按什么利率、从哪天算起" in letter and "收费名目、金额、由谁收" in letter
    assert "延期" not in letter and "催收" not in letter


def test_an_example_day_stays_one_past_midnight() -> None:
    """Every figure is typed, no day; the page stays open over night."""
    app = opened("bill", "zh", {"method": "interest_first"})
    for key, text in OWN.items():
        app.text_input(key=key).set_value(text)
    for at, text in enumerate(LINES["match"], 1):
        app.text_input(key=f"bill_{at}_interest").set_value(text)
    app.run()
    assert answer(app).startswith("例子：")
    with clock.at("2026-11-26T00:10+08:00"):
        app.run()
    assert answer(app).startswith("例子：") and "放款日和第一个还款日" in shown(app)
    assert not app.code
