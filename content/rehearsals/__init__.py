"""The talks to practise, in both languages."""

from content.rehearsals.reading import every_rehearsal, load_rehearsals
from content.rehearsals.rehearsal import SIDES, SITUATIONS, Answer, End, Rehearsal, Turn

__all__ = [
    "SIDES",
    "SITUATIONS",
    "Answer",
    "End",
    "Rehearsal",
    "Turn",
    "every_rehearsal",
    "load_rehearsals",
]
