"""The papers of a case: nine to take home, to send and to say. No Streamlit here."""

from pages.papers.case.before import Bill, bills_of
from pages.papers.case.bring import to_look_up
from pages.papers.case.kinds import Lack, NotYet, Paper, PaperFile, Why
from pages.papers.case.making import Papers, missing, papers_of
from pages.papers.case.ordering import in_mix, lacking_for, rate_of
from pages.papers.case.owing import (
    BARE,
    FREE,
    LESS,
    NOW,
    SPARED,
    TIME,
    agreed,
    dated,
    is_free,
    level_of,
    settled,
)
from pages.papers.case.parting import parted
from pages.papers.case.standing import left_in

__all__ = [
    "BARE",
    "FREE",
    "LESS",
    "NOW",
    "SPARED",
    "TIME",
    "Bill",
    "Lack",
    "NotYet",
    "Paper",
    "PaperFile",
    "Papers",
    "Why",
    "agreed",
    "bills_of",
    "dated",
    "in_mix",
    "is_free",
    "lacking_for",
    "left_in",
    "level_of",
    "missing",
    "papers_of",
    "parted",
    "rate_of",
    "settled",
    "to_look_up",
]
