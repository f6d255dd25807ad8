"""Where a statement of law comes from, small, next to it, always there."""

from __future__ import annotations

from html import escape

from content.law import citation, fact


def source(language: str, identity: str) -> str:
    """A fact in one sentence with its source, as HTML."""
    known = fact(identity)
    return (
        f'<p class="rw-fact">{escape(known.says[language])}'
        f'<span class="rw-source">{escape(citation(language, known))}</span></p>'
    )


def sources(language: str, identities: tuple[str, ...], label: str) -> str:
    """Several facts folded behind one line, as HTML."""
    if not identities:
        return ""
    inside = "".join(source(language, one) for one in identities)
    return f'<details class="rw-cite"><summary>{escape(label)}</summary>{inside}</details>'
