"""A bill that is coming due: what each way costs, by hand; status first; nothing made up."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from pages.parts.due.products import PRODUCTS, Product, example_of
from pages.parts.due.ways import Bill, Rates, Status, ways
from tests import clock
from tests.apptest import answer, errors, field, go, html, opened, pieces, plain, press, put, seen

LABELS = {
    "zh": ("账单（元）", "还有几天到期", "手里能拿来还的（元），吃住的钱先留出来"),
    "en": (
        "The bill (yuan)",
        "Days until due",
        "What I have for it (yuan), food and home set aside",
    ),
}
DUE = date(2026, 11, 29)


def filled(lang: str, *three: str) -> AppTest:
    """The page with its three fields filled in, from a fresh visit."""
    app = opened("due", lang)
    for label, typed in zip(LABELS[lang], three, strict=True):
        put(app, label, typed)
    return app


def bars(app: AppTest) -> dict[str, tuple[str, str, str]]:
    """Each bar by name: the amount, how it is meant ("" without a bar), the note."""
    (figure,) = pieces(app, "figure", "rw-bars")
    found = {}
    for row in re.findall(r"<li>(.*?)</li>", figure, re.DOTALL):
        tone = re.findall(r"rw-bar-(calm|good|watch)", row)
        name, amount, note = (
            plain(re.findall(rf"<{tag}[^>]*>(.*?)</{tag.split()[0]}>", row, re.DOTALL)[0]).strip()
            for tag in ('span class="rw-bar-name"', "b", "small")
        )
        found[name] = (amount, "".join(tone), note)
    return found


# Huabei, 5,400.00 in 5 days with 2,000.00: short 3,400.00. Thirty days late at 0.05 % a day:
# 3,400 × 0.0005 × 30 = 51.00. In three at 2.5 %: 3,400 × 2.5 % = 85.00; 1,133.33 + 28.33 each.
@pytest.mark.parametrize(
    ("lang", "said", "names"),
    [
        (
            "zh",
            "还差 3,400.00 元。其余分 3 期，多付 85.00 元",
            (
                "其余分 3 期",
                "先还最低，其余 30 天后还",
                "用积蓄补上，全部还清",
                "申请延期",
                "晚 30 天还",
            ),
        ),
        (
            "en",
            "You are 3,400.00 yuan short. Split over 3 months: 85.00 yuan more",
            (
                "Split the rest over 3 months",
                "The minimum now, the rest in 30 days",
                "Fill the gap from savings",
                "Ask to extend it",
                "Pay 30 days late",
            ),
        ),
    ],
)
def test_a_bill_of_5400_with_2000(lang: str, said: str, names: tuple[str, ...]) -> None:
    app = filled(lang, "5400", "5", "2000")
    assert answer(app).startswith(said) and "51.00" in answer(app)
    found = bars(app)
    assert tuple(found) == names
    shown = [found[name] for name in names]
    assert [one[0].split()[0] for one in shown if one[1]] == ["85.00", "51.00", "0.00", "51.00"]
    assert "1,161.66" in shown[0][2] and "3,451.00" in shown[1][2] and "3,400.00" in shown[2][2]
    assert shown[3][1] == "", "nobody knows yet what an extension costs: no bar"
    assert [one[1] for one in shown] == ["calm", "calm", "calm", "", "watch"]
    due = clock.today() + timedelta(days=5)
    assert {"zh": f"{due.month}月{due.day}日", "en": f"{due.day} {due:%b}"}[lang] in seen(app)


def test_the_fields_are_empty_and_ask_until_all_three_are_there() -> None:
    app = opened("due", "zh")
    assert [field(app, label).value for label in LABELS["zh"]] == ["", "", ""]
    assert [field(app, label).placeholder for label in LABELS["zh"]] == ["5400", "5", "2000"]
    assert answer(app).startswith("填好账单") and not pieces(app, "figure", "rw-bars")
    put(app, LABELS["zh"][0], "5400")
    put(app, LABELS["zh"][1], "5")
    assert answer(app).startswith("填好账单"), "what is not typed is not nil"
    put(app, LABELS["zh"][2], "0")
    assert "5,400.00" in answer(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_to_say_has_the_bill_and_the_gap_in_it(lang: str) -> None:
    with clock.at("2026-11-26T12:00+08:00"):
        (said,) = (one.value for one in filled(lang, "6200", "5", "2000").code)
        assert "12月1日到期，要还 6,200.00 元" in said and "还差 4,200.00 元" in said
        (said,) = (one.value for one in filled(lang, "6200", "5", "0").code)
        assert "我还不上" in said and "0.00 元。" not in said.partition("6,200")[2][3:]
        assert not filled(lang, "2000", "5", "2000").code


def test_enough_is_the_only_good_news() -> None:
    app = filled("zh", "5400", "5", "6000")
    assert answer(app) == "够还。到期前还清 5,400.00 元，一分不多付，还剩 600.00 元。"
    assert [one[:2] for one in bars(app).values()] == [("0.00 元", "good")]
    put(app, LABELS["zh"][2], "5399.99")
    assert "good" not in [one[1] for one in bars(app).values()]


def test_the_readers_own_rates_count_and_are_no_example() -> None:
    """3,400 × 3 % = 102.00; 3,400 × 0.04 % × 10 = 13.60; the minimum of 540 is covered."""
    app = filled("zh", "5400", "5", "2000")
    assert "公开的例子" in answer(app)
    put(app, "晚几天还", "10")
    put(app, "分期手续费，总共（%）", "3")
    put(app, "逾期每天收（%）", "0.04")
    assert "102.00" in answer(app) and "13.60" in answer(app)
    assert "公开的例子" not in answer(app)
    put(app, "账单上的最低还款（元）", "540")
    put(app, "只还最低，其余每天收（%）", "0.05")
    assert answer(app).startswith("还差 3,400.00 元。先按期还够最低，其余 10 天后还，多付 17.00 元")
    put(app, "账单上的最低还款（元）", "2500")
    assert answer(app).startswith("还差 3,400.00 元。其余分 3 期")
    assert "还要再有 500.00 元" in bars(app)["先还最低，其余 10 天后还"][2]


def test_a_rate_of_nil_is_nil_and_a_fee_nobody_published_is_unknown() -> None:
    app = filled("zh", "5400", "5", "2000")
    put(app, "逾期每天收（%）", "0")
    assert bars(app)["晚 30 天还"][0] == "0.00 元"
    put(app, "分几期", "6")  # 3,400 × 4.5 % = 153.00
    assert bars(app)["其余分 6 期"][0] == "153.00 元"
    put(app, "分几期", "5")
    assert bars(app)["其余分 5 期"][:2] == ("看合同", "")


def test_each_product_has_the_ways_that_it_has() -> None:
    """Jiebei: 1.5 × 0.045 % × 30 × 3,400 = 68.85. A card: at least 10 %, 540.00, is covered."""
    app = filled("zh", "5400", "5", "2000")
    press(app, "借呗等分期")
    assert list(bars(app)) == ["用积蓄补上，全部还清", "申请延期", "晚 30 天还"]
    assert bars(app)["晚 30 天还"][0] == "68.85 元" and "补上就不多付" in answer(app)
    press(app, "信用卡")
    assert answer(app).startswith(
        "还差 3,400.00 元。先按期还够最低，其余 30 天后还，多付 51.00 元起"
    )
    assert "入账日" in bars(app)["先还最低，其余 30 天后还"][2]
    press(app, "别的")
    assert (
        bars(app)["晚 30 天还"][:2] == ("看合同", "") and "多付" not in answer(app).split("补上")[0]
    )


def test_the_figures_go_along_to_the_ways_and_to_the_letter() -> None:
    app = filled("zh", "5400", "5", "2000")
    assert 'href="/contact?lang=zh&amp;letter=phone-early"' in html(app)
    leads = re.findall(r'href="([^"]*)"', html(app))
    assert "/learn?lang=zh&amp;lesson=week-before" in leads
    assert not [one for one in leads if "5400" in one], "no figure stands in an address"
    go(app, "relief", "zh")
    assert field(app, "还欠本金（元）").value == "5400"
    due = clock.today() + timedelta(days=5)
    assert app.session_state["next_due"] == due
    go(app, "contact", "zh", letter="phone-early")
    assert "5,400.00 元" in app.code[0].value
    put(go(app, "relief", "zh"), "还欠本金（元）", "5000")
    go(app, "due", "zh")
    assert field(go(app, "relief", "zh"), "还欠本金（元）").value == "5000", "the later word stays"


def test_an_instalment_of_a_loan_is_not_what_is_still_owed() -> None:
    app = opened("due", "zh")
    press(app, "借呗等分期")
    for label, typed in zip(LABELS["zh"], ("1000", "5", "200"), strict=True):
        put(app, label, typed)
    assert field(go(app, "relief", "zh"), "还欠本金（元）").value == "10000"


@pytest.mark.parametrize("typed", ["-1", "abc", "61"])
def test_what_cannot_be_read_is_said_and_kept(typed: str) -> None:
    app = filled("zh", "5400", typed, "2000")
    assert len(errors(app)) == 1 and errors(app)[0].startswith("“还有几天到期”")
    assert not pieces(app, "figure", "rw-bars") and field(app, LABELS["zh"][1]).value == typed


FEN = st.integers(0, 10**9)
SHARE = st.fractions(0, 1, max_denominator=10_000)


@given(FEN, FEN, st.none() | FEN, st.none() | SHARE, st.none() | SHARE, st.integers(0, 60))
def test_no_way_that_is_late_stands_before_one_that_is_not(
    amount: int,
    have: int,
    minimum: int | None,
    late: Fraction | None,
    fee: Fraction | None,
    periods: int,
) -> None:
    bill = Bill(amount, DUE, have)
    found = ways(bill, Rates(late, 30, True, minimum, late, fee, periods))
    assert [way.status for way in found] == sorted(way.status for way in found)
    assert found[-1].status is Status.LATE or have >= amount
    for way in found:
        assert way.cost is None or way.cost >= 0
        assert way.enough is not True or way.missing == 0
    short = {way.name: way for way in found}.get("split")
    if short is not None and fee is not None:
        assert short.cost is not None
        assert abs(Fraction(short.cost) - bill.short * fee) < 1, "to the fen"


@given(st.sampled_from(PRODUCTS), FEN)
def test_an_example_is_published_or_left_open(one: str, bill: int) -> None:
    rates = example_of(Product(one), bill)
    assert rates.minimum is None or rates.minimum <= max(bill, 0)
    if one == "other":
        assert rates.late is None and rates.fee is None
