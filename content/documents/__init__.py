"""The page texts that have a shape of their own, read whole."""

from content.documents.contact import LENDER, for_lender
from content.documents.reader import document
from content.documents.script import KINDS, LENDERS, Rule, Words, script_words

__all__ = [
    "KINDS",
    "LENDER",
    "LENDERS",
    "Rule",
    "Words",
    "document",
    "for_lender",
    "script_words",
]
