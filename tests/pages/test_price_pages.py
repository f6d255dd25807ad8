"""What a loan costs, and a bill checked, as the pages say it: labels, the example, the lines."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.apptest import opened, shown


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
            {"Principal still owed (yuan)", "Instalments left"},
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
    assert "你填的" not in shown(app) and "You received" not in shown(app)
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
    assert "It is 0.03 yuan away in all." in shown(app)
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
