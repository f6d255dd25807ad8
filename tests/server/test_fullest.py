"""The page with most fields, and how far below what ends a line it stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.case import OneOff, Way, save_file
from server.pace import MOST_FIELDS
from tests.apptest import at_step, opened
from tests.papers_client import CLIENT


@pytest.mark.deep
@pytest.mark.usefixtures("usual_day")
def test_the_fullest_page_has_a_third_of_the_fields_that_end_a_line() -> None:
    """Sixty debts, forty incomes, a hundred of what else a case file takes, every fold open."""
    debts, home = CLIENT.debts, CLIENT.household
    case = replace(
        CLIENT,
        debts=tuple(replace(debts[at % len(debts)], id=f"d{at}", name=f"{at}") for at in range(60)),
        household=replace(
            home,
            income=tuple(replace(home.income[at % 2], id=f"i{at}") for at in range(40)),
            spending=tuple(replace(home.spending[at % 7], id=f"s{at}") for at in range(100)),
            one_off=tuple(OneOff(f"o{at}", f"{at}", 10_000, way=Way.OUT) for at in range(100)),
        ),
    )
    app = opened("session", "zh", {"case": save_file(case).decode(), **at_step("home")})
    for fold in app.expander:
        app.session_state[fold.key] = True
    app.run()
    assert not app.exception
    assert 1_000 < len(app._tree.get_widget_states().widgets) < MOST_FIELDS / 3
