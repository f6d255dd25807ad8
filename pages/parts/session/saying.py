"""A way to pay in a few words: as it asks, in six parts from March, after a wait. No Streamlit."""

from __future__ import annotations

from content.voice import Voice
from pages.papers.case import FREE, LESS
from pages.parts.session.menu import Ask
from pages.parts.session.mixable import Way
from pages.parts.session.windows import Windows
from planner.case import Status

# What more than time an ask of our own is for, said beside its payments.
MORE = {FREE: "session.way.free", LESS: "session.way.less"}


def way(voice: Voice, one: Way) -> str:
    """One way to pay."""
    if one.ask is not None:
        return asked(voice, one.ask)
    count = len(one.payments)
    if one.offer is None:
        return voice("session.way.now" if count > 1 else "session.way.now.once")
    kind = "agreed" if one.offer.status is Status.AGREED else "offered"
    kind = kind if one.on_table else "ours"
    words = voice("session.way.parts", count=count) if count > 1 else voice("session.way.once")
    if not one.on_table and one.level in MORE:
        words = voice(MORE[one.level], how=words)
    return voice(f"session.way.{kind}", how=words)


def asked(voice: Voice, one: Ask) -> str:
    """What to ask for: to wait, parts, with or without interest."""
    how = voice("session.way.parts", count=one.periods)
    if one.hold:
        how = voice("session.way.wait", hold=one.hold, count=one.periods)
    if one.level == FREE:
        return voice("session.way.free", how=how)
    return voice("session.way.charged", how=how) if one.charged else how


def window(voice: Voice, cut: Windows, number: int) -> str:
    """A window by its first day, or by its month."""
    start = cut.starts[number - 1]
    if cut.by_month:
        return voice.month(start)
    return voice("session.window", day=voice.day(start))
