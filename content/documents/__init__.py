"""The page texts that have a shape of their own, read whole."""

from content.documents.reader import document

__all__ = ["document"]
