"""Checks on texts that cite: every mark can be read, every cited fact exists."""

from collections.abc import Iterable

from content.law.fact import facts
from content.marks import marks


def check_texts(where: str, cited: Iterable[str], *texts: str) -> None:
    """Raises ValueError naming the place for an unknown fact or a mark that cannot be read."""
    names = list(cited)
    for text in texts:
        try:
            names += [name for kind, name in marks(text) if kind == "fact"]
        except ValueError as problem:
            raise ValueError(f"{where}: {problem}") from problem
    for name in names:
        if name not in facts():
            raise ValueError(f"{where}: no legal fact {name}")
