"""One or several of a few words, kept through a change of language and of page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from content.words import t
from pages.parts import visit


def choice(key: str, options: Sequence[str], words: str, otherwise: str | None = None) -> str:
    """One of a few words; kept through a change of language and of page."""
    language = visit.language()
    names = {option: t(language, f"{words}.{option}") for option in options}
    return pick(key, t(language, f"field.{key}"), names, otherwise)


def pick(key: str, label: str, names: Mapping[str, str], otherwise: str | None = None) -> str:
    """A list to choose from by name; the widget is keyed by language, the choice is not."""
    options, widget = list(names), f"{key}_{visit.language()}"
    chosen = next(iter(visit.chosen(widget, names) or ()), visit.kept(key, otherwise))
    known = next((one for one in (chosen, otherwise) if one in options), options[0])
    visit.write(widget, known)
    found = st.selectbox(
        label,
        options,
        format_func=called(names),
        key=widget,
        on_change=_picked,
        args=(key, widget),
    )
    visit.keep(key, found)
    return str(found)


def called(names: Mapping[str, str]) -> Callable[[str], str]:
    """What a widget calls each of its options."""
    return lambda option: names[option]


def _picked(key: str, widget: str) -> None:
    visit.keep(key, visit.typed(widget))
    visit.chose()


def several(key: str, label: str, names: Mapping[str, str], otherwise: Sequence[str]) -> list[str]:
    """Any of a few words, as pills; kept through a change of language and of page."""
    widget = f"{key}_{visit.language()}"
    newer = visit.chosen(widget, names)
    chosen = [one for one in visit.kept(key, otherwise) if one in names] if newer is None else newer
    visit.write(widget, chosen)
    found = st.pills(
        label,
        list(names),
        selection_mode="multi",
        format_func=called(names),
        key=widget,
        on_change=_picked,
        args=(key, widget),
    )
    visit.keep(key, list(found))
    return [one for one in names if one in found]
