"""The check of a script of calls and messages: what of the word list stands in it, and where."""

from content.script.finding import MOST, SEVERAL, Checked, Finding, found, marked
from content.script.folding import folded

__all__ = ["MOST", "SEVERAL", "Checked", "Finding", "folded", "found", "marked"]
