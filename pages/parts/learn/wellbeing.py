"""The CFPB scale, word for word in English; in Chinese a few thoughts of our own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from content.words import t
from pages import shapes
from pages.parts import look
from pages.parts.learn import quiz

READER = ("self", "other")
AGE = ("18-61", "62-plus")


def score(cfpb: dict[str, Any], picked: Sequence[int], row: str) -> int:
    """The published score: ten values added, reversed items turned, looked up in a row."""
    options = {part["id"]: part["options"] for part in cfpb["parts"]}
    total = 0
    for item, at in zip(cfpb["items"], picked, strict=True):
        value = options[item["part"]][at]["value"]
        total += 4 - value if item["reverse"] else value
    rows = {one["id"]: one["scores"] for one in cfpb["scoring"]["rows"]}
    return int(rows[row][total])


def done(cfpb: dict[str, Any]) -> bool:
    """Whether every item, the age and the reader are answered."""
    return len(quiz.chosen("scale")) == len(cfpb["items"]) + 2


def scale(language: str, cfpb: dict[str, Any]) -> bool:
    """Ask every item; once all are answered, give the number. Whether it is given."""
    look.plain(t(language, "checkup.english"))
    for part in cfpb["parts"]:
        look.heading(part["question"])
        for one in cfpb["items"]:
            if one["part"] == part["id"]:
                _ask(str(one["number"]), one["text"], [each["text"] for each in part["options"]])
    for name, kinds in (("age", AGE), ("reader", READER)):
        names = [t(language, f"checkup.{name}.{kind}") for kind in kinds]
        _ask(name, t(language, f"checkup.{name}"), names)
    if done(cfpb):
        look.sentence(t(language, "checkup.score", score=_found(cfpb)))
        look.plain(cfpb["note_en"])
    else:
        left = len(cfpb["items"]) + 2 - len(quiz.chosen("scale"))
        look.note(t(language, "checkup.left", count=left))
    look.note(t(language, "checkup.source", source=cfpb["source"]))
    return done(cfpb)


def _ask(name: str, label: str, names: Sequence[str]) -> None:
    with st.container(key=f"question_{name}"):
        quiz.question("scale", name, label, names)


def _found(cfpb: dict[str, Any]) -> int:
    picked = quiz.chosen("scale")
    row = f"{READER[picked['reader']]}-{AGE[picked['age']]}"
    return score(cfpb, [picked[str(one["number"])] for one in cfpb["items"]], row)


def reflection(ours: dict[str, Any], note: str) -> None:
    """A few thoughts: nothing to fill in, nothing counted, and not the published scale."""
    look.plain(ours["note"])
    look.show(shapes.numbered(ours["items"], "thoughts"))
    look.plain(ours["closing"])
    look.note(note)
