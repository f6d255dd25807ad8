"""A way to pay in a few words: as it asks, in six parts from March, after a wait. No Streamlit."""

from __future__ import annotations

from content.voice import Voice
from pages.papers.case import FREE, LESS, SPARED
from pages.parts.session.mix.menu import Ask
from pages.parts.session.mix.mixable import Way
from pages.parts.session.mix.windows import Windows
from planner.case import Status

# What more than time an ask of our own is for, said beside its payments.
MORE = {SPARED: "session.way.spared", FREE: "session.way.free", LESS: "session.way.less"}


def way(voice: Voice, one: Way) -> str:
    """One way to pay."""
    if one.ask is not None:
        return asked(voice, one.ask)
    count = len(one.payments)
    if one.offer is None:
        return voice("session.way.now" if count > 1 else "session.way.now.once")
    kind = "agreed" if one.offer.status is Status.AGREED else "offered"
    kind = kind if one.on_table else "ours"
    words = voice(f"session.way.parts{'' if count > 1 else '.once'}", count=count)
    if not one.on_table and one.level in MORE:
        words = voice(MORE[one.level], how=words)
    return voice(f"session.way.{kind}", how=words)


def asked(voice: Voice, one: Ask) -> str:
    """What to ask for: to wait, parts, with or without interest and penalty."""
    once = ".once" if one.periods == 1 else ""
    how = voice(f"session.way.parts{once}", count=one.periods)
    if one.hold:
        how = voice(f"session.way.wait{once}", hold=one.hold, count=one.periods)
    if one.charged:
        how = voice("session.way.charged", how=how)
    return voice(MORE[one.level], how=how) if one.level in MORE else how


def level(voice: Voice, number: int) -> str:
    """How much an ask asks for, as an entry of a list."""
    words = voice(f"session.ask.level.{number}")
    return words[:1].upper() + words[1:]


def window(voice: Voice, cut: Windows, number: int) -> str:
    """A window by its first day, or by its month."""
    start = cut.starts[number - 1]
    if cut.by_month:
        return voice.month(start)
    return voice("session.window", day=voice.day(start))
