"""What the pages of one debt say, without a browser: figures, the order of the ways, bad input."""

from __future__ import annotations

import pytest

from content.words import t
from tests.apptest import (
    answer,
    cards,
    choose,
    errors,
    field,
    heads,
    in_sight,
    opened,
    part,
    plain,
    press,
    put,
    seen,
    shown,
)

NAMES = {
    "zh": {
        "hard": "撑不住或仍会逾期的",
        "borrowed": "借款本金（元）",
        "all": "一共几期",
        "details": "还款日、办法的细节、罚息",
    },
    "en": {
        "hard": "Too much, or still in arrears",
        "borrowed": "Amount borrowed (yuan)",
        "all": "Periods in all",
        "details": "Dates, details of each way, penalty",
    },
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_worked_set_stands_on_the_cost_page(lang: str) -> None:
    app, names = opened("cost", lang), NAMES[lang]
    put(app, names["borrowed"], "10,000")
    assert "916.80" in answer(app) and "11,001.61" in answer(app) and "18.00%" in answer(app)
    assert "916.81" in seen(app) and "1,001.61" in seen(app)
    put(app, names["all"], "24")
    assert "499.24" in answer(app) and "499.26" in seen(app)
    put(app, names["all"], "36")
    assert "361.52" in answer(app) and "361.69" in seen(app)
    put(app, names["all"], "60")
    assert "253.93" in answer(app) and "254.33" in seen(app)


def test_a_preset_fills_the_fields_and_the_flat_fee_is_unmasked() -> None:
    app = opened("cost", "zh")
    choose(app, "产品", "花呗账单分期 12 期")
    assert "108.80" in answer(app) and "15.86%" in answer(app)
    assert "15.864%" in seen(app) and "17.070%" in seen(app)
    assert field(app, "借款本金（元）").value == "1200"
    assert "以合同为准" in seen(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_ways_of_repaying_are_compared(lang: str) -> None:
    """At 600 a month 20 of 582.46 fit; 24 of 499.24 stand beside them once they are typed."""
    app = opened("relief", lang)
    assert "582.46" in answer(app) and "647.52" in seen(app)
    press(app, t(lang, "tick.longer"))
    put(app, t(lang, "field.longer"), "24")
    assert "582.46" in answer(app) and "499.24" in seen(app)
    assert "11,981.78" in seen(app) and "980.17" in seen(app)
    worse = [in_sight(one) for one in cards(part(app, NAMES[lang]["hard"]))]
    assert any("958.68" in one and "11,504.15" in one for one in worse)
    assert any("916.80" in one and "11,001.61" in one for one in worse)


def test_doing_nothing_never_stands_above_a_bearable_way() -> None:
    app = opened("relief", "zh")
    put(app, "晚了几天", "45")
    found = heads(cards(app))
    assert found[0].startswith("全部欠款重分") and found[-1] == "先不还"
    put(app, "每月最多能还", "100")
    assert "不够利息" in answer(app)
    assert "先问这个" not in shown(app) and cards(app)
    put(app, "每月最多能还", "300")
    assert "先问" in answer(app) or "才够得着" in answer(app)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "还没填"),
        ("0", "大于 0"),
        ("-5", "大于 0"),
        ("1e18", "要填数字"),
        ("1000000000000000000", "太大"),
        ("10000.005", "最多两位小数"),
    ],
)
@pytest.mark.parametrize(
    ("page", "principal", "periods"),
    [("cost", "借款本金（元）", "一共几期"), ("relief", "还欠本金（元）", "还剩几期")],
)
def test_bad_input_is_named_and_kept(
    page: str, principal: str, periods: str, typed: str, message: str
) -> None:
    app = opened(page, "zh")
    put(app, periods, "18")
    put(app, principal, typed)
    (said,) = errors(app)
    assert "本金" in said and message in said
    assert field(app, principal).value == typed and field(app, periods).value == "18"
    assert "Traceback" not in shown(app)
    put(app, principal, "10000")
    assert errors(app) == []


def test_too_many_periods_in_english() -> None:
    app = opened("cost", "en")
    put(app, "Periods in all", "601")
    assert errors(app) == ["Periods in all: must be from 1 to 600."]


def test_interest_only_shows_both_payments() -> None:
    app = opened("relief", "zh")
    press(app, "先只还利息")
    card = next(one for one in map(plain, cards(app)) if one.startswith("先只还利息 3 个月"))
    assert "每月 150.00 元，共 3 期" in card and "之后每月 916.80 元" in card
    assert "多 450.00 元" in card


def test_four_days_late_on_five_thousand() -> None:
    """5,000 overdue for 4 days at 0.05 % a day: 10.00."""
    app = opened("relief", "zh")
    for label, typed in (
        ("还欠本金（元）", "5000"),
        ("年利率 %", "0"),
        ("还剩几期", "1"),
        ("晚了几天", "4"),
    ):
        put(app, label, typed)
    choose(app, "罚息怎么算", "固定日利率")
    card = next(one for one in map(plain, cards(app)) if one.startswith("今天补上逾期"))
    assert "5,010.00 元" in card and "多 10.00 元" in card


def test_every_example_product_can_be_compared() -> None:
    app = opened("relief", "zh")
    (products,) = (one for one in app.selectbox if one.label == "产品")
    names = products.options
    assert len(names) > 10
    for days in ("0", "45"):
        put(app, "晚了几天", days)
        for name in names:
            choose(app, "产品", name)
            assert errors(app) == [], name
            found = [plain(one) for one in cards(app)]
            assert found, f"{name}: nothing to compare, {answer(app)}"
            if not name.startswith("信用卡"):
                first = [one for one in found if "先问这个" in one]
                assert not any("停息" in one for one in first), name


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "“下一个还款日”不能早于"), ("en", "Next due date: cannot be before")]
)
def test_a_date_out_of_order_is_named_and_kept(lang: str, said: str) -> None:
    app = opened("relief", lang)
    day = part(app, NAMES[lang]["details"]).date_input(key="next_due")
    day.set_value(day.value.replace(year=2020)).run()
    assert not app.exception
    (wrong,) = errors(app)
    assert wrong.startswith(said)
    assert app.date_input(key="next_due").value.year == 2020
