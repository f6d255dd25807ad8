"""What fits comes first, and what is shown of it is what the letter says: W1 to W13."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from content.words import t
from tests.apptest import (
    answer,
    cards,
    choose,
    go,
    heads,
    html,
    opened,
    part,
    plain,
    press,
    put,
    seen,
    shown,
    unfold,
)

pytestmark = pytest.mark.usefixtures("usual_day")
STILL = {
    "zh": ("还欠本金（元）", "还是例子，换成你的", "正好一样，这就是我的"),
    "en": ("Principal left", "still an example. Put in yours", "Mine are the same"),
}
LETTERS = ("phone-early", "phone-late", "plan", "confirm")


def relief(lang: str = "zh", product: str = "", **typed: str) -> AppTest:
    """The page of the ways with a debt of the reader's own typed into it."""
    app = opened("relief", lang, {"product": product} if product else None)
    for key, value in typed.items():
        app.text_input(key=key).set_value(value)
    app.run()
    assert not app.exception
    return app


def first(app: AppTest) -> str:
    """The words of the first card."""
    return plain(cards(app)[0])


def sent(app: AppTest, lang: str, way: str, letter: str) -> str:
    """The Chinese letter that a tap on a card of this way opens."""
    return str(go(app, "contact", lang, way=way, letter=letter).code[0].value)


MIDDLE = {"principal": "18019.58", "rate": "14.4", "periods": "7", "budget": "1500"}
LATE = {"principal": "20000", "rate": "18.0", "periods": "12.0", "days_late": "45", "budget": "800"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("typed", "amount", "periods", "total"),
    [(MIDDLE, "1,405.95", "14", "19,683.22"), (LATE, "784.07", "34", "26,658.28")],
)
def test_the_shortest_term_that_fits_is_the_first_card(
    lang: str, typed: dict[str, str], amount: str, periods: str, total: str
) -> None:
    """By hand: 18,019.58 at 1.2 % a month over 14; 20,975.00 at 1.5 % over 34 (33 are 807.6)."""
    app = relief(lang, **typed)
    assert amount in answer(app) and periods in answer(app)
    assert all(one in first(app) for one in (amount, periods, total, t(lang, "badge.first")))
    assert not [name for name in heads(cards(app)) if "24" in name], "24 only when it is typed"
    press(app, t(lang, "tick.longer" if typed is MIDDLE else "tick.re_age"))
    assert not [name for name in heads(cards(app)) if "24" in name]
    app.text_input(key="longer").set_value("24").run()
    assert [name for name in heads(cards(app)) if "24" in name]
    assert amount in first(app), "what fits stays first"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("product", ["huabei_bill_3", "huabei_bill_6", "huabei_bill_12"])
def test_a_flat_fee_waits_for_its_quote_and_names_no_interest(lang: str, product: str) -> None:
    """W1, W8: 5,400 at 400 a month is 14 months without any fee, and 400 covers any of them."""
    app = relief(lang, product, principal="5400", budget="400")
    press(app, STILL[lang][2])  # the product's fee and periods
    assert answer(app) == t(lang, "relief.flat", monthly=_aloud(lang, "400"), periods=14)
    names = heads(cards(app))
    for way in ("defer", "interest_only"):
        name = t(lang, f"tick.{way}")
        if way != "defer":
            press(app, name)
        assert t(lang, "relief.needs_quote", name=name) in shown(app)
        assert not [one for one in names if one.startswith(name)]
    assert t(lang, "offer.defer", months=3) not in names


def _aloud(lang: str, amount: str) -> str:
    return f"{amount} 元" if lang == "zh" else f"{amount} yuan"


def test_two_rows_on_one_day_are_one_payment() -> None:
    """W6, W7: 3,735.30 over six is 622.55, on the same days as 1,833.60: 2,456.15 till it ends."""
    app = relief(**LATE)
    unfold(app, "看图")
    card = next(one for one in map(plain, cards(app)) if one.startswith("逾期部分分 6 期补上"))
    assert "每月 2,456.15 元，共 6 期，还到 2027年5月10日；之后每月 1,833.60 元，共 4 期" in card
    assert "最多一个月2,456.15 元" in card and "622.55" not in card
    assert "2,456.15" in shown(part(app, "看图")) and "622.55" not in shown(app)


def test_a_bill_asks_itself_and_a_personal_plan_has_its_fee() -> None:
    """W9: 18,600 over 60 is 310.00; at 0.3 % a month 365.80, 6.7 % a year (numpy-financial)."""
    app = relief(product="card_balance", principal="18600", budget="2000")
    assert "合同" not in " ".join(heads(cards(app))) and "比合同" not in shown(app)
    plan = next(one for one in map(plain, cards(app)) if one.startswith("个性化分期"))
    assert "310.00" in plan and "和账单一样" in plan
    put(app, "个性化分期，每月手续费 %", "0.3")
    plan = next(one for one in map(plain, cards(app)) if one.startswith("个性化分期"))
    assert "365.80" in plan and "真实年化 6.7%；不收费就是 0%" in plan
    assert "比账单多 3,348.00 元" in plan


def test_a_bill_that_is_not_due_has_no_interest_to_pause() -> None:
    """900 due in a month, interest paused until then: there is none, so 900.00 is paid, no less."""
    app = relief(product="card_balance", principal="900", budget="2000")
    press(app, "停息几个月")
    pause = next(one for one in map(plain, cards(app)) if "停息" in one.split("，")[0])
    assert "2026年12月24日还 900.00 元" in pause and "和账单一样" in pause


def test_no_interest_is_named_where_there_is_none() -> None:
    """W12: 12,000 at 0 % is 1,000.00 a month; 700 a month takes 18 of 666.67."""
    app = relief(principal="12000", rate="0", periods="12.0", budget="700")
    assert "666.67" in first(app) and "和合同一样" in first(app)
    assert not [one for one in map(plain, cards(app)) if "多付利息" in one or "利息加进" in one]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_can_keep_to_the_contract_asks_nobody(lang: str) -> None:
    """W13: 12,000 at 18 % over 12 is 1,100.16 a month."""
    app = relief(lang, principal="12000", rate="18.0", periods="12.0", budget="1200")
    words = {"zh": "照合同还得起", "en": "keep to the contract"}[lang]
    assert words in answer(app) and "1,100.16" in answer(app)
    assert t(lang, "badge.first") not in shown(app) and t(lang, "badge.keep") in first(app)
    assert t(lang, "card.ask") not in first(app)


def test_an_example_is_called_one_and_never_green() -> None:
    app = opened("relief", "zh")
    assert answer(app).startswith("例子：")
    assert "rw-card rw-good" not in html(app) and "先问这个" not in shown(app)
    put(app, "还欠本金（元）", "12000")
    assert "还是例子" in answer(app) and "rw-good" not in html(app)


# A settlement


SETTLED = {"principal": "20000", "rate": "18.0", "periods": "12.0", "days_late": "45"}


@pytest.mark.parametrize("budget", ["1", "800", "30000"])
def test_one_sum_is_weighed_by_itself(budget: str) -> None:
    """70 % of what is owed, whatever can be paid a month; a borrowed sum saves nothing."""
    app = relief(**SETTLED, budget=budget)
    before = (answer(app), heads(cards(app)))
    unfold(app, "对方肯少收一些，一次结清？")
    owed = re.findall(r"今天还清一共要 ([\d,.]+) 元", shown(app))[0]
    put(app, "还欠款的百分之几", "70")
    inside = shown(part(app, "对方肯少收一些，一次结清？"))
    share = f"{Decimal(owed.replace(',', '')) * 70 / 100:,.2f}"
    assert share in inside and (answer(app), heads(cards(app))) == before
    assert (
        "超出" not in inside
        and "书面" in inside
        and "rw-good" not in html(part(app, "对方肯少收一些，一次结清？"))
    )
    choose(app, "这笔钱从哪来", "要去借")
    inside = shown(part(app, "对方肯少收一些，一次结清？"))
    assert "省下的先不算数" in inside or "反而多付" in inside
    letter = str(go(app, "contact", "zh", letter="settle").code[0].value)
    assert f"一次还 {share} 元" in letter


# The letter


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("way", ["fit", "defer", "interest_only", "longer", "first"])
def test_the_way_tapped_is_the_way_asked_for(lang: str, way: str) -> None:
    """W2, W5: periods, day and instalment of the card; the budget is never the instalment."""
    app = relief(lang, **MIDDLE)
    for name in ("interest_only", "longer"):
        press(app, t(lang, f"tick.{name}"))
    app.text_input(key="longer").set_value("20").run()
    want = {
        "fit": "每月 1,405.95 元，共 14 期",
        "first": "每月 1,405.95 元，共 14 期",
        "longer": "共 20 期",
        "defer": "共 7 期",
        "interest_only": "共 3 期",
    }[way]
    letter = sent(app, lang, way, "confirm")
    assert want in letter and "1,500" not in letter


@st.composite
def states(draw: st.DrawFn) -> dict[str, str]:
    principal = draw(st.sampled_from((900, 5100, 18019, 48000)))
    return {
        "product": draw(st.sampled_from(("", "", "card_balance", "huabei_bill_12"))),
        "principal": str(principal),
        "rate": draw(st.sampled_from(("", "0", "9.6", "17.5"))),
        "periods": draw(st.sampled_from(("", "2", "13", "36"))),
        "days_late": draw(st.sampled_from(("0", "0", "7", "95"))),
        "budget": str(principal * draw(st.sampled_from((1, 3, 7, 20, 120))) // 100),
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
@settings(max_examples=max(8, settings().max_examples // 40))  # two pages each
@given(state=states())
def test_the_way_in_the_letter_is_the_way_shown(lang: str, state: dict[str, str]) -> None:
    typed = {key: value for key, value in state.items() if value and key != "product"}
    app = opened("relief", lang, {"product": state["product"]} if state["product"] else None)
    here = {one.key for one in app.text_input}
    for key in [key for key in typed if key in here]:
        app.text_input(key=key).set_value(typed[key])
    app.run()
    assert not app.exception
    own = [state["rate"], *([] if state["product"] == "card_balance" else [state["periods"]])]
    card, badge = first(app), t(lang, "badge.first")
    letter = sent(app, lang, "first", "confirm")
    assert not app.exception
    amounts = set(re.findall(r"([\d,]+\.\d\d) 元", letter))
    if not all(own):
        assert not amounts, "no example reaches a letter"
    elif badge in card:
        told = set(re.findall(r"[\d,]+\.\d\d", card))
        assert amounts and amounts <= told, (card, letter)
        (periods,) = set(re.findall(r"共 (\d+) 期", letter)) or {""}
        assert not periods or periods in card


@pytest.mark.parametrize("lang", STILL)
@pytest.mark.parametrize("page", ["relief", "timeline", "waiting"])
def test_terms_that_happen_to_be_the_example_s_need_one_tap(page: str, lang: str) -> None:
    """A reader with 12 instalments left at the example's rate types neither again."""
    principal, still, same = STILL[lang]
    app = opened(page, lang)
    put(app, principal, "20000")
    assert still in seen(app)
    press(app, same)
    assert still not in shown(app)


PARTLY = {
    "zh": "先看个例子，还不是你的数字：利率和期数。每月能还 1,000 元，先问“",
    "en": "Still partly an example. Not yours yet: the rate and the number of periods. "
    "At 1,000 yuan a month, ask for this first: ",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_green_or_first_by_terms_of_an_example(lang: str) -> None:
    """12,700 and 1,000 a month, rate and periods untouched: the answer says what it rests on."""
    app = relief(lang, principal="12700", budget="1000")
    badge, green = t(lang, "badge.first"), '="rw-card rw-good"'
    assert answer(app).startswith(PARTLY[lang])
    assert '"rw-answer rw-calm"' in html(app) and green not in html(app)
    assert badge not in " ".join(map(plain, cards(app)))
    press(app, STILL[lang][2])
    assert answer(app).startswith(PARTLY[lang].rpartition("。" if lang == "zh" else "periods. ")[2])
    assert '"rw-answer rw-good"' in html(app) and green in html(app) and badge in first(app)


BY_MONTH = {"principal": "10000.0", "rate": "18.0", "periods": "12.0", "budget": "600.0"}
UNDATED = {
    "zh": ("下一个还款日你还没填，下面的日期和按天算的利息，先按2026年12月24日算", "2028年7月24日"),
    "en": ("the dates below, and interest by the day, go by 24 Dec 2026", "24 Jul 2028"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_day_of_an_example_is_not_called_the_reader_s(lang: str) -> None:
    """10,000 at 1.5 % a month within 600: 20 of 582.46. The folded due day was never opened.

    The amount and its order are the reader's; from 24 December the 20th is on 24 July 2028.
    """
    note, last = UNDATED[lang]
    app = relief(lang, **BY_MONTH)
    assert "582.46" in answer(app) and "20" in answer(app) and note in seen(app)
    assert not re.search(r"20[23]\d", answer(app))
    assert '"rw-answer rw-calm"' in html(app) and '="rw-card rw-good"' not in html(app)
    assert t(lang, "badge.first") in first(app)
    press(app, STILL[lang][2])
    assert note not in shown(app) and last in answer(app)
    assert '"rw-answer rw-good"' in html(app) and '="rw-card rw-good"' in html(app)


def test_late_or_with_a_due_day_of_its_own_an_answer_has_its_days() -> None:
    app = relief(**BY_MONTH)
    app.date_input(key="next_due").set_value(date(2026, 12, 8)).run()
    assert "2028年7月8日" in answer(app) and "你还没填" not in shown(app)
    app = relief(**LATE)
    assert re.search(r"还到 20\d\d年", answer(app)) and "你还没填" not in shown(app)


@pytest.mark.parametrize("letter", ["phone-early", "plan", "confirm"])
def test_a_letter_has_the_amounts_and_no_day_until_the_reader_gives_one(letter: str) -> None:
    app = relief(**BY_MONTH)
    text = sent(app, "zh", "first", letter)
    assert "从____起" in text and "每月 582.46 元，共 20 期" in text
    assert not re.search(r"2026年12月|20(27|28)年", text)
    assert ("日期先空着" in seen(app)) == (letter != "confirm")
    press(go(app, "relief", "zh"), STILL["zh"][2])
    text = sent(app, "zh", "first", letter)
    assert "从2026年12月24日起" in text and "共 20 期，还到 2028年7月24日" in text
    assert "日期先空着" not in seen(app)


def test_what_is_counted_by_days_waits_for_the_due_day() -> None:
    """A later due day costs interest for the days between: without the first nobody knows it."""
    app = relief(**BY_MONTH)
    go(app, "contact", "zh", way="move", letter="confirm")
    app.date_input(key="move_to").set_value(date(2026, 12, 30)).run()
    said = str(app.code[0].value)
    assert "把还款日改到2026年12月30日" in said and "每期还 ____ 元，共 ____ 期" in said
    go(app, "relief", "zh")
    app.date_input(key="next_due").set_value(date(2026, 12, 8)).run()
    said = str(go(app, "contact", "zh").code[0].value)
    assert "从2026年12月30日起" in said and "每期还 ____ 元" not in said


ASSUMED = {
    "zh": "罚息按合同利率的 1.5 倍算，这是常见的算法",
    "en": "counted at 1.5 times the contract",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_letter_says_how_lateness_is_counted_where_nobody_typed_it(lang: str) -> None:
    """Two of 1,833.60, and at 1.5 times 51.76 and 16.34; at 1.3 times, typed, 44.86 and 14.17."""
    app = relief(lang, **LATE)
    app = go(app, "contact", lang, letter="phone-late")
    assert "3,735.30" in app.code[0].value and ASSUMED[lang] in seen(app)
    app = go(app, "relief", lang)
    app.text_input(key="penalty_times").set_value("1.3").run()
    app = go(app, "contact", lang, letter="phone-late")
    assert "3,726.23" in app.code[0].value and ASSUMED[lang] not in seen(app)
