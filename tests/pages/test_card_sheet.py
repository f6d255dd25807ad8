"""A card as a card: the sheet of scenario 3, in both languages, against arithmetic by hand."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests import clock
from tests.apptest import (
    answer,
    errors,
    field,
    go,
    html,
    opened,
    pieces,
    press,
    put,
    seen,
    shown,
    unfold,
)

NOW = "2026-11-25T12:00+08:00"
CARD = {"product": "card_balance"}
WORDS = {
    "zh": {
        "start": "开始只还最低时的账单",
        "now": "现在欠多少",
        "minimum": "只还最低，从现在起要 47 个月",
        "so_far": "4 个月只还最低，从 18,600.00 元还到 12,952.30 元。",
        "days": "2026年12月5日",
        "short": "还差 314.66 元。还不够最低就会逾期",
        "example": "例子：",
        "each": "每月固定还 2,000.00 元",
        "contract": "合同",
    },
    "en": {
        "start": "The bill it began with",
        "now": "What I owe now",
        "minimum": "With only the minimum it takes 47 months",
        "so_far": "From 18,600.00 yuan it came down to 12,952.30 yuan.",
        "days": "5 Dec 2026",
        "short": "314.66 yuan short. Below the minimum you become overdue",
        "example": "Example.",
        "each": "With a steady 2,000.00 yuan a month",
        "contract": "contract",
    },
}


def card(lang: str, start: bool = False, **typed: str) -> AppTest:
    """The sheet of a card, as a reader fills it in."""
    app = opened("cost", lang, dict(CARD))
    if start:
        press(app, WORDS[lang]["start"])
    for key, value in typed.items():
        app.text_input(key=key).set_value(value)
    app.run()
    assert not app.exception
    return app


def figures(app: AppTest) -> str:
    return " ".join(pieces(app, "div", "rw-figure"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_bill_then_gives_what_it_has_cost_and_what_is_left(lang: str) -> None:
    """18,600 × (1.015 × 0.9)⁴: 979.37 of interest in four months, 12,952.30 left."""
    words = WORDS[lang]
    app = card(lang, True, card_start="18600", minimum_months="4")
    assert words["minimum"] in answer(app) and words["example"] not in answer(app)
    assert "979.37" in figures(app) and words["so_far"] in shown(app)
    # 12,952.30 + 194.28 = 13,146.58, a tenth of it.
    assert "1,314.66" in figures(app)
    assert "194.28" in shown(unfold(app, {"zh": "怎么算的", "en": "How we got this"}[lang]))
    app.button(key="card_use").click().run()
    assert app.text_input(key="principal").value == "12952.30"
    assert words["minimum"] in answer(app) and "979.37" in figures(app), "the same, counted back"
    app = go(app, "relief", lang)
    assert app.text_input(key="principal").value == "12952.30"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_fixed_amount_saves_months_and_yuan(lang: str) -> None:
    """18,600 now: 1,887.90 this month. Only the minimum: 51 months and 3,184.41. A steady 2,000:
    18,600 → 16,879.00 → … in 11 payments, n = −ln(1 − 18,600 × 1.5 % / 2,000) / ln 1.015 = 10.1.
    """
    app = card(lang, principal="18600", bill_day="5", due_day="25", minimum_months="4")
    put(app, field_name(lang), "2000")
    owed, interest, months = 18_600_00, 0, 0
    while owed:
        grown = (owed * 15 + 500) // 1000
        owed, interest, months = max(0, owed + grown - 2_000_00), interest + grown, months + 1
    saved = 3_184_41 - interest
    assert months == 11 and "1,887.90" in figures(app)
    assert WORDS[lang]["each"] in answer(app) and "11" in answer(app) and "3,184.41" in answer(app)
    assert f"{saved // 100:,}.{saved % 100:02d}" in answer(app)


def field_name(lang: str) -> str:
    return "每月能固定还（元）" if lang == "zh" else "Could pay a month"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_days_are_said_and_travel(lang: str) -> None:
    with clock.at("2026-11-26T12:00+08:00"):
        app = card(lang, principal="18600", bill_day="5", due_day="25")
        assert WORDS[lang]["days"] in figures(app)
        app = go(app, "relief", lang)
        (due,) = (one.value for one in app.date_input if one.key == "next_due")
        assert due.isoformat() == "2026-12-25"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_less_than_the_minimum_comes_first_and_frees_nobody(lang: str) -> None:
    app = card(lang, principal="12952.30", minimum_months="4", card_fixed="1000")
    assert WORDS[lang]["short"] in answer(app)
    assert "rw-watch" in html(app) and "rw-bars" not in html(app)
    assert "47" not in figures(app) and "11" not in answer(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_card_has_no_contract_and_an_example_is_called_one(lang: str) -> None:
    app = card(lang)
    assert answer(app).startswith(WORDS[lang]["example"])
    labels = {one.label for one in app.text_input}
    assert not labels & {"一共几期", "Periods in all", "还剩几期", "Instalments left"}
    assert "年化" not in answer(app) and "a year" not in answer(app)
    put(app, "账单欠款（元）" if lang == "zh" else "The bill now (yuan)", "18600")
    assert WORDS[lang]["example"] not in answer(app)


def test_the_first_bill_bears_nothing_before_its_day() -> None:
    """Months of minimum: 0. A tenth of 18,600 is 1,860.00; unknown is not none: 1,887.90."""
    assert "1,860.00" in figures(card("zh", principal="18600", minimum_months="0"))
    unknown = card("zh", principal="18600")
    assert "1,887.90" in figures(unknown) and "先当作利息已经在算" in shown(unknown)


def test_the_instalment_in_the_bill_is_due_whole() -> None:
    """18,600 of which 600 is this month's instalment: a tenth of 18,270.00, and 600: 2,427.00."""
    app = card("zh", principal="18600", card_part="600")
    assert "2,427.00" in figures(app) and "600.00 元每期要全额还" in shown(app)
    app.text_input(key="card_part").set_value("18600").run()
    assert "分期那一部分要比账单少" in errors(app)[0]


def test_what_never_ends_says_so() -> None:
    """A minimum of 1 % of 10,150 is 101.50, less than the 150.00 of interest."""
    app = card("zh", principal="10001", minimum_share="1", minimum_floor="0", card_fixed="120")
    assert "只还最低，50 年也还不清" in answer(app)
    assert "每月固定还 120.00 元，50 年也还不清" in answer(app)
    app.text_input(key="card_fixed").set_value("500").run()
    assert "每月固定还 500.00 元，24 个月还清" in answer(app)


def test_what_cannot_be_read_is_named_and_kept() -> None:
    app = card("zh", principal="18600", bill_day="32", minimum_months="x")
    assert len(errors(app)) == 2 and field(app, "账单日（几号）").value == "32"
    put(app, "账单日（几号）", "5")
    put(app, "只还最低几个月了", "4")
    assert errors(app) == [] and "1,887.90" in seen(app)
