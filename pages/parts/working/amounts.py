"""One amount of interest beside numpy-financial's, and amounts it has no formula for."""

from __future__ import annotations

from content.voice import Voice
from pages.parts.working import second
from pages.shapes import Twice


def interest(voice: Voice, name: str, ours: int, rate: float, owed: int) -> Twice:
    """The interest of one period at its rate, in fen, counted a second time.

    3,400.00 at 0.05 % a day for 30 days is one period at 1.5 %: 51.00.
    """
    theirs = second.interest(rate, 1, 1, owed / 100)
    same = int(theirs * 100 + 0.5) == ours
    verdict = voice("working.same" if same else "working.why.half")
    shown = f"{theirs:,.4f} {voice('unit.yuan')}"
    return Twice(name, voice.money(ours), shown, verdict, "good" if same else "calm")


def alone(voice: Voice, name: str, ours: str, why: str) -> Twice:
    """A figure that it has no formula for, and how it can be checked instead."""
    return Twice(name, ours, "", voice(f"working.why.{why}"), "calm")
