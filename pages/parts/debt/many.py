"""The list of debts on the plan page: rows that can be added and taken away, kept as typed."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from content.words import t
from pages.parts import ask, look, visit
from planner.dates import add_months
from planner.household import HARMS

MOST = 12
_EXAMPLES = (("8000", "18", "800"), ("5000", "18.25", "500"))


def first_payment() -> date:
    """A month from today."""
    return add_months(visit.today(), 1)


def fields() -> list[dict[str, Any]]:
    """Every debt as the planner takes it: name, balance, yearly rate, minimum, what is at risk."""
    language = visit.language()
    count = int(visit.kept("plan_count", 2))
    found = [_row(language, at) for at in range(1, count + 1)]
    names = [one["name"] for one in found]
    for at, name in enumerate(names):
        if name in names[:at]:
            ask.wrong(t(language, "plan.twice", name=name))
            break
    with st.container(horizontal=True):
        st.button(t(language, "plan.add"), on_click=_change, args=(1,), disabled=count >= MOST)
        st.button(t(language, "plan.remove"), on_click=_change, args=(-1,), disabled=count <= 1)
    return found


def _change(by: int) -> None:
    visit.keep("plan_count", min(MOST, max(1, int(visit.kept("plan_count", 2)) + by)))


def _row(language: str, at: int) -> dict[str, Any]:
    usual = _EXAMPLES[at - 1] if at <= len(_EXAMPLES) else ("1000", "18", "100")
    look.heading(t(language, "plan.debt", number=at))

    def label(name: str) -> str:
        return t(language, f"plan.field.{name}", number=at)

    with st.container(key=f"debt_{at}"):
        left, right = st.columns(2, wrap=False)
        with left:
            name = ask.text(f"plan_name_{at}", "", label("name")).strip()[:30]
        with right:
            balance = ask.amount(f"plan_balance_{at}", usual[0], label=label("balance"))
        left, right = st.columns(2, wrap=False)
        with left:
            rate = ask.percentage(f"plan_rate_{at}", usual[1], label("rate"))
        with right:
            least = ask.amount(f"plan_least_{at}", usual[2], zero=True, label=label("least"))
        risks = {harm: t(language, f"harm.{harm}") for harm in reversed(HARMS)}
        harm = ask.pick(f"plan_harm_{at}", label("harm"), risks, "reported")
    return {
        "name": name or t(language, "plan.debt", number=at),
        "balance": balance,
        "rate": {"value": rate, "per": "year"},
        "minimum": least,
        "harm": harm,
        "priority": HARMS.index(harm) < HARMS.index("secured"),
    }
