"""The words of every page, both languages in one entry."""

from content.words.words import fill, placeholders, t, unfilled, word_keys

__all__ = ["fill", "placeholders", "t", "unfilled", "word_keys"]
