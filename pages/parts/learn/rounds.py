"""The six questions asked twice, before and after the lessons, and what changed; no blame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from content.words import t
from pages import shapes
from pages.parts import cite, look, visit
from pages.parts.learn import quiz

LESSONS = {
    "doubling": "true-cost",
    "only-interest": "minimum-payment",
    "monthly-or-year-end": "true-cost",
    "flat-fee": "flat-fee",
    "deferred": "extension-cost",
    "taken-first": "true-cost",
}


@dataclass(frozen=True)
class Rounds:
    """The questions as the file holds them, in the reader's language."""

    language: str
    six: Mapping[str, Any]
    text: cite.Text

    def show(self) -> None:
        """First round, answers, second round, what changed: one step at a time."""
        items = self.six["items"]
        if visit.kept("quiz_again"):
            look.plain(self.six["after"][self.language])
            if quiz.ask_all(self.language, "after", items):
                self.compared()
        elif visit.kept("quiz_seen"):
            same = len(self.matching("before"))
            key = {0: "checkup.same.none", len(items): "checkup.same.all"}.get(same, "checkup.same")
            look.sentence(t(self.language, key, count=len(items), same=same))
            self.reviewed({"before": "checkup.yours"})
            quiz.onward(self.language, ["learn"], self.to_read("before"))
            self.button("again", "quiz_again")
        else:
            look.plain(self.six["before"][self.language])
            if quiz.ask_all(self.language, "before", items):
                self.button("see", "quiz_seen")

    def button(self, words: str, name: str) -> None:
        """Go on to the next step."""
        label = t(self.language, f"checkup.{words}")
        st.button(label, key=words, on_click=visit.keep, args=(name, True))

    def matching(self, name: str) -> list[dict[str, Any]]:
        """The questions of a round whose choice is the answer."""
        picked = quiz.chosen(name)
        return [one for one in self.six["items"] if picked.get(one["id"]) == one["answer"]]

    def reviewed(self, rounds: Mapping[str, str]) -> None:
        """Each question with what was chosen, the answer, and why."""
        shown = []
        for one in self.six["items"]:
            names = quiz.options(self.language, one)
            picked = [
                t(self.language, key, option=names[quiz.chosen(name)[one["id"]]])
                for name, key in rounds.items()
            ]
            right = t(self.language, "checkup.right", option=names[one["answer"]])
            why = self.text.inline(one["explain"][self.language])
            body = shapes.recalled(picked, right, why)
            shown.append(shapes.card(one["q"][self.language], "", [], "calm", body))
        look.show(shapes.joined(shown))

    def to_read(self, name: str) -> list[str]:
        """The lessons on what was not chosen as the answer, each once."""
        held = self.matching(name)
        missed = [one["id"] for one in self.six["items"] if one not in held]
        return list(dict.fromkeys(LESSONS[one] for one in missed)) or ["week-before"]

    def compared(self) -> None:
        """What changed between the two rounds."""
        before, after = quiz.chosen("before"), quiz.chosen("after")
        values = {
            "changed": sum(before[one] != at for one, at in after.items()),
            "before": len(self.matching("before")),
            "after": len(self.matching("after")),
        }
        look.sentence(t(self.language, "checkup.compare", **values), "good")
        look.plain(t(self.language, "checkup.compare.note"))
        self.reviewed({"before": "checkup.was", "after": "checkup.now"})
        quiz.onward(self.language, ["cost", "relief"], self.to_read("after"))
        st.button(t(self.language, "checkup.restart"), key="restart", on_click=_over)


def _over() -> None:
    quiz.forget("before", "after")
    visit.keep("quiz_seen", False)
    visit.keep("quiz_again", False)
