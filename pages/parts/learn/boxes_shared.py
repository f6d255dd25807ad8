"""The box of the lesson on why lenders collect: who pays for what a few do not repay."""

from __future__ import annotations

from fractions import Fraction

from content.voice import Voice
from pages.parts import ask, visit
from pages.parts.debt import mine
from pages.parts.learn.boxes import Box, shown_fen
from planner.money import up

UNPAID, MOST = "5", 90  # of a hundred; an example, nobody's figure


def shared_fields() -> None:
    """Ask how many of a hundred borrowers repay nothing."""
    ask.whole("unpaid_of_100", UNPAID, 0, MOST)


def shared(voice: Voice) -> Box:
    """A hundred loans like the reader's, a few of them lost: what each of the others would add."""
    owed = shown_fen(voice, "principal", mine.EXAMPLE["principal"])
    typed = visit.typed("unpaid_of_100")
    name = voice("field.unpaid_of_100")
    count = ask.whole_of(voice.language, name, UNPAID if typed is None else str(typed), 0, MOST)
    rest = 100 - count
    each = up(owed * count, rest)
    amounts = {"lost": voice.money(owed * count), "each": voice.money(each)}
    share = voice.percent(Fraction(count, rest))
    lines = [voice("own.shared", count=count, rest=rest, share=share, **amounts)]
    lines.append(voice("own.shared.only"))
    is_example = not visit.is_own("principal", mine.EXAMPLE["principal"])
    return Box(is_example, voice("own.shared.terms", owed=voice.aloud(owed)), lines)
