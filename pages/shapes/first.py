"""A page as the server sends it, before any script, and what it says to those who search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from pages.shapes.template import joined, macros

_made = macros("first.html")
Others = Sequence[tuple[str, str]]  # the code of a language and the address in it


def first(top: str, inside: Iterable[str], bottom: str) -> Markup:
    """The whole page, in boxes named as Streamlit's own."""
    return _made("first", top, joined(inside), bottom)


def top(
    home: str, name: str, leave: str, label: str, tongues: Iterable[tuple[str, str, str, bool]]
) -> Markup:
    """The way home, the quick way out, the languages: (code, name, address, whether it is this)."""
    return _made("top", home, name, leave, label, tongues)


def bottom(*inside: str, key: str = "bottom") -> Markup:
    """The foot of the page; its box has the `key` of Streamlit's."""
    return _made("bottom", joined(inside), key)


def placed(inside: str) -> Markup:
    """One piece of the page."""
    return _made("placed", inside)


def above(*inside: str) -> Markup:
    """The answer's place."""
    return _made("above", joined(inside))


def with_own(text: str, own: str) -> Markup:
    """A lesson's text, and the place of its calculator."""
    return _made("with_own", text, own)


def shut(label: str, *inside: str) -> Markup:
    """A part behind its name, as Streamlit's expander looks."""
    return _made("shut", label, joined(inside))


def later(words: str, kind: str, missing: str, scriptless: str = "") -> Markup:
    """A quiet line where fields are to come; what stands there when they do not come for long.

    Another line is for a browser without scripts. Kinds, by the room that the fields will take:
    field, figures, timeline.
    """
    return _made("later", words, kind, missing, scriptless)


def choices(question: str, options: Iterable[str]) -> Markup:
    """A question of a lesson and its answers, to be read."""
    return _made("choices", question, options)


def about(title: str, description: str, canonical: str, others: Others) -> Markup:
    """The name of a page, what it is about, its own address and that in other languages."""
    return _made("about", title, description, canonical, others)


def ahead(addresses: Iterable[str]) -> Markup:
    """Scripts that the page will need, to be fetched while nothing else is."""
    return _made("ahead", addresses)


def held(inside: str) -> Markup:
    """What a script of ours (static/first.js) puts in once the words are drawn."""
    return _made("held", inside)


def sitemap(places: Iterable[tuple[str, Others]]) -> Markup:
    """Every address for those who search, each with the same in other languages."""
    return _made("sitemap", places)
