"""What the page of ways asks: the debt, the days late and the budget, and the rest in a fold."""

from __future__ import annotations

from datetime import date

import streamlit as st

from content.voice import Voice
from pages.parts import cite, look
from pages.parts.debt import loan, mine, mine_fields
from pages.parts.relief import details


def situation() -> int:
    """Ask for the debt, the days late and the budget; gives the days late."""
    loan.product(with_cards=True)
    mine_fields.contract()
    one, two = st.columns([1, 1.35], wrap=False)
    with one:
        late = mine_fields.days_late()
    with two:
        mine_fields.budget()
    return late


def folded(voice: Voice, late: bool, ways: list[str], today: date) -> None:
    """What is less often changed: method, dates, what the chosen ways need, the penalty."""
    bill = mine.is_bill()
    with st.expander(voice("relief.details")):
        if not bill:
            mine_fields.method()
        mine_fields.rate_per()
        if late:
            mine_fields.stated()
        else:
            mine_fields.next_due(today)
        details.fields(ways, today)
        if not bill:
            mine_fields.penalty()
            facts = ("bank_penalty_rate_130_150",)
            look.show(cite.sources(voice.language, facts, voice("cite.sources")))
