"""The papers of a case: nine to take home, to send and to say. No Streamlit here."""

from pages.papers.case.bring import to_look_up
from pages.papers.case.kinds import Lack, NotYet, Paper, PaperFile, Why
from pages.papers.case.making import Papers, missing, papers_of
from pages.papers.case.owing import dated, settled
from pages.papers.case.standing import left_in

__all__ = [
    "Lack",
    "NotYet",
    "Paper",
    "PaperFile",
    "Papers",
    "Why",
    "dated",
    "left_in",
    "missing",
    "papers_of",
    "settled",
    "to_look_up",
]
