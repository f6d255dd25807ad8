"""What stands in the fields is kept; what a case cannot hold is said, and not kept."""

from __future__ import annotations

from dataclasses import replace

from content.voice import Voice
from pages.parts import ask
from pages.parts.case import store
from planner import Refused
from planner.case import Case


def kept(voice: Voice, before: Case, after: Case) -> Case:
    """The case as it is kept; it has a made-up name from the first figure on."""
    if after == before and (before.reference is not None or not before.debts):
        return before
    if after.reference is None:
        after = replace(after, reference=store.reference())
    try:
        return store.put(after)
    except Refused as refusal:
        ask.wrong(ask.refusal(voice.language, refusal))
        return before
