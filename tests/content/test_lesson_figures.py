"""Each lesson counts with the reader's own debt, or it is said here why no figure is right."""

from __future__ import annotations

import pytest

from content.lessons.lesson import every_lesson
from content.marks import marks

# A lesson without a figure of the reader's debt, and why.
WITHOUT = {
    "court-papers": "It counts days from when a paper came; /court asks for that day and counts.",
    "arbitration-and-mediation": "It counts days from when a paper came, as /court does.",
    "callers-and-visitors": "It counts calls and hours, no money; /proper goes through them.",
    "who-else-owes": "Who owes depends on what was signed, not on an amount.",
    "no-licence-upfront": "It teaches to leave before signing: there is no debt of the reader's.",
    "first-hour": "Its reader helps someone else: the debts are not the reader's.",
    "keep-the-customer": "Its reader is on the desk: the debt is a customer's.",
}


def named(slug: str, language: str) -> list[str]:
    """The figures in the text of a lesson."""
    (one,) = (one for one in every_lesson(language) if one.slug == slug)
    return [name for kind, name in marks(one.body) if kind == "figure"]


@pytest.mark.parametrize("slug", [one.slug for one in every_lesson("zh")])
def test_a_lesson_has_a_figure_or_a_reason(slug: str) -> None:
    zh, en = named(slug, "zh"), named(slug, "en")
    assert zh == en
    assert bool(zh) != (slug in WITHOUT)
    (lesson,) = (one for one in every_lesson("zh") if one.slug == slug)
    assert bool(zh) == bool(lesson.calculator), "fields where there is a figure, else none"


def test_every_reason_is_of_a_lesson() -> None:
    assert set(WITHOUT) <= {one.slug for one in every_lesson("zh")}


def test_lessons_beside_each_other_do_not_teach_by_one_figure_alone() -> None:
    used = [name for one in every_lesson("zh") for name in named(one.slug, "zh")]
    assert len(set(used)) >= 18
    assert max(used.count(name) for name in set(used)) <= 5
