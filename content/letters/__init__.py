"""Scripts and letters to a lender or a court, with blanks for the reader's figures."""

from content.letters.letter import Letter, court_letters, every_letter

__all__ = ["Letter", "court_letters", "every_letter"]
