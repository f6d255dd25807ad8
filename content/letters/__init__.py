"""Scripts and letters to a lender, with blanks for the reader's figures."""

from content.letters.letter import Letter, every_letter

__all__ = ["Letter", "every_letter"]
