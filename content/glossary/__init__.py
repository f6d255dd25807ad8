"""The words of the field, in both languages."""

from content.glossary.term import Term, every_term

__all__ = ["Term", "every_term"]
