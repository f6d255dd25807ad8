"""The papers of a case: nine to take home, to send and to say. No Streamlit here."""

from pages.papers.case.bring import to_look_up
from pages.papers.case.kinds import Lack, NotYet, Paper, PaperFile, Why
from pages.papers.case.making import Papers, missing, papers_of

__all__ = [
    "Lack",
    "NotYet",
    "Paper",
    "PaperFile",
    "Papers",
    "Why",
    "missing",
    "papers_of",
    "to_look_up",
]
