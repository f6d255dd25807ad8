"""What a reader ticked about a contact that goes against a rule, for the complaint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from content.documents import LENDER, document, for_lender
from content.law import reference
from content.marks import marks
from content.words import t
from pages.parts import cite, visit

MILD = ("proper", "cannot_tell")  # nothing to complain about


def chosen() -> Iterator[dict[str, Any]]:
    """Every answer chosen in the check of a contact, in order, judged for the kind of lender."""
    lender = visit.kept(f"check_{LENDER}")
    for question in document("contact_check")["questions"]:
        if question["id"] == LENDER:
            continue
        key = f"check_{question['id']}"
        for option in question["options"]:
            ticked = visit.kept(key) == option["id"] or visit.typed(f"{key}_{option['id']}")
            if ticked:
                yield for_lender(option, lender)


def named(language: str) -> list[str]:
    """Each of them that goes against a rule, with the rules that its reason names."""
    found = []
    for option in chosen():
        if option["level"] in MILD:
            continue
        facts = [name for kind, name in marks(option["reason"]["zh"]) if kind == "fact"]
        rules = dict.fromkeys(
            reference(language, cite.rule(name)).split(" · ")[0]
            for name in facts
            if cite.holds(name)
        )
        joined = ("、" if language == "zh" else "; ").join(rules)
        left, right = ("（", "）") if language == "zh" else (" (", ")")
        found.append(f"{option[language]}{left}{joined}{right}")
    return found


def said(language: str) -> str:
    """The same as lines of a letter, under their own heading; nothing where nothing was ticked."""
    lines = [f"{at}. {one}" for at, one in enumerate(named(language), start=1)]
    return "\n".join(["", t(language, "letter.breaches"), *lines]) if lines else ""
