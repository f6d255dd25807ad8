"""The look, set once: one style sheet and the few shapes every page is made of, as HTML.

Everything here is built from our own words and from numbers; callers escape nothing twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st


@cache
def _style() -> str:
    files = sorted(Path(__file__).parent.glob("*.css"))
    return "".join(file.read_text(encoding="utf-8") for file in files)


def style() -> None:
    """Put the style sheet into the page."""
    st.html(f"<style>{_style()}</style>")


def title(text: str, lead: str = "") -> None:
    """The page's one heading, and a line under it."""
    more = f'<p class="rw-lead">{escape(lead)}</p>' if lead else ""
    st.html(f'<h1 class="rw-title">{escape(text)}</h1>{more}')


def heading(text: str) -> None:
    """A section of the page."""
    st.html(f'<h2 class="rw-heading">{escape(text)}</h2>')


def sentence(text: str, tone: str = "calm") -> None:
    """The answer in one sentence, before everything else. Tones: calm, good, watch."""
    st.html(f'<p class="rw-answer rw-{tone}" role="status">{escape(text)}</p>')


def plain(text: str) -> None:
    """A paragraph of explanation."""
    st.html(f'<p class="rw-plain">{escape(text)}</p>')


def figures(pairs: Iterable[tuple[str, str, str]]) -> str:
    """The few numbers: (name, number, a short plain explanation), as HTML."""
    cells = "".join(
        f'<div class="rw-figure"><dt>{escape(name)}</dt><dd>{escape(value)}</dd>'
        f'<dd class="rw-why">{escape(why)}</dd></div>'
        for name, value, why in pairs
    )
    return f'<dl class="rw-figures">{cells}</dl>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str, words: int = 1) -> str:
    """A table that scrolls inside itself; the first `words` columns are words, the rest money."""
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{escape(cell)}</th>'
            if at == 0
            else f'<td class="{"rw-word" if at < words else "rw-money"}">{escape(cell)}</td>'
            for at, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="rw-scroll" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f'<table class="rw-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def card(name: str, badge: str, lines: Iterable[str], tone: str, more: str = "") -> str:
    """One offer: its name, a badge, a few lines of text, and folded sources (HTML)."""
    mark = f'<span class="rw-badge rw-{tone}">{escape(badge)}</span>' if badge else ""
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f'<article class="rw-card rw-{tone}"><header><h3>{escape(name)}</h3>{mark}</header>'
        f"{body}{more}</article>"
    )


def strong(text: str) -> str:
    """A number that matters inside a line, as HTML."""
    return f"<strong>{escape(text)}</strong>"


def show(html: str) -> None:
    """HTML made by the shapes above; nothing where there is none."""
    if html:
        st.html(html)


_KNOWN = re.compile(r"(?<!\d)(110|12356|12363|12378)(?!\d)")


def call(number: str, words: str = "", large: bool = True) -> str:
    """A link that dials, as HTML: large enough for a thumb, or inside a line."""
    shape = "rw-call" if large else "rw-dial"
    more = f"<span>{escape(words)}</span>" if words else ""
    return f'<a class="{shape}" href="tel:{escape(number)}"><b>{escape(number)}</b>{more}</a>'


def dialled(text: str) -> str:
    """A text of ours as HTML in which every number of the help page dials."""
    return _KNOWN.sub(lambda found: call(found.group(), large=False), escape(text))
