"""Questions with a few answers, without marks or blame; what was chosen lasts for the visit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st
from markupsafe import Markup

from content.lessons import every_lesson
from content.words import t
from pages import shapes
from pages.parts import cite, look, visit


def chosen(name: str) -> dict[str, int]:
    """The answers given to a set of questions so far: the place of the option, from 0."""
    found: dict[str, int] = visit.kept("answers", {}).get(name, {})
    return found


def question(name: str, one: str, label: str, options: Sequence[str]) -> int | None:
    """One question with its options, none chosen beforehand; a change of language keeps it."""
    at = chosen(name).get(one)
    widget = f"answer_{name}_{one}_{visit.language()}"
    visit.write(widget, at if at is None or at < len(options) else None)
    names = dict(enumerate(options))
    return st.radio(
        label,
        list(names),
        index=None,
        format_func=names.get,
        key=widget,
        on_change=_picked,
        args=(name, one, widget),
    )


def _picked(name: str, one: str, widget: str) -> None:
    at = visit.typed(widget)
    if at is not None:
        every = visit.kept("answers", {})
        visit.keep("answers", {**every, name: {**every.get(name, {}), one: int(at)}})


def forget(*names: str) -> None:
    """Begin sets of questions again."""
    every = visit.kept("answers", {})
    visit.keep("answers", {name: found for name, found in every.items() if name not in names})


def said(language: str, options: Sequence[str], right: int, at: int, why: Markup) -> None:
    """Whether the choice holds, and why."""
    if at == right:
        first, tone = t(language, "quiz.good"), "good"
    else:
        stop = "" if options[right][-1] in '。.”"' else t(language, "quiz.stop")
        first, tone = t(language, "quiz.not_quite", right=options[right] + stop), "calm"
    look.show(shapes.judged(first, why, tone))


def options(language: str, one: dict[str, Any]) -> list[str]:
    """The answers to choose from, in the reader's language."""
    return [option[language] for option in one["options"]]


def ask_all(
    language: str, name: str, items: Sequence[dict[str, Any]], shared: list[str] | None = None
) -> bool:
    """Every item with its options; whether all are answered."""
    for one in items:
        with st.container(key=f"question_{one['id']}"):
            words = one.get("q", one)
            question(name, one["id"], words[language], shared or options(language, one))
    left = len(items) - len(chosen(name))
    if left:
        look.note(t(language, "checkup.left", count=left))
    return not left


def onward(language: str, pages: list[str], slugs: list[str]) -> None:
    """Pages and lessons that fit the answers."""
    titles = {one.slug: one.title for one in every_lesson(language)}
    rows = [cite.link(language, page, t(language, f"page.{page}")) for page in pages]
    rows += [cite.link(language, "learn", titles[slug], lesson=slug) for slug in slugs]
    look.heading(t(language, "checkup.next"))
    look.show(shapes.bullets(rows, "list"))
