"""The page texts that have a shape of their own, read whole."""

from content.documents.contact import LENDER, for_lender
from content.documents.reader import document

__all__ = ["LENDER", "document", "for_lender"]
