"""The client's page, looked at before it leaves the room: what the paper says, on the screen.

It is drawn out of the same parts that are printed; no word of it is written twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from content.voice import Voice
from pages import shapes
from pages.papers.case import papers_of
from pages.papers.case.blocks import Block, Grid, Heading, Items, Mark, Para, Sheet, Sides, Weight
from pages.papers.case.speaking import Text
from pages.papers.glyphs import drawable
from pages.parts import look
from pages.parts.session.paper import age, papers
from planner.case import Case

SPOKEN = {"zh": "zh-CN", "en": "en"}


def show(voice: Voice, case: Case, today: date) -> None:
    """A fold; the page is counted while it is open."""
    box = look.fold(voice("session.preview"), "session_preview")
    if box is None:
        return
    with box:
        made = papers_of(case, papers.language_of(voice), today, age.looked_at(case))
        sheets = made.preview()
        for one in sheets:
            look.show(sheet(one))
        if not sheets:
            look.plain(voice("session.preview.waits"))


def sheet(one: Sheet) -> Markup:
    """A paper of one language as a piece of the page."""
    name = _said(one.title)
    title, foot = shapes.plain(shapes.strong(name)), shapes.note(_said(one.foot))
    inside = shapes.joined([title, *_drawn(one.blocks), foot])
    (language,) = one.languages
    told = inside if language == "zh" else shapes.in_chinese(inside)
    return shapes.preview(SPOKEN[language], name, [told])


def _drawn(every: Sequence[Block]) -> Iterator[Markup]:
    """The parts one after the other; a heading right above a table is the table's own."""
    above = ""
    for at, one in enumerate(every):
        follows = every[at + 1] if at + 1 < len(every) else None
        if isinstance(one, Heading) and isinstance(follows, Grid):
            above = _said(one.words)
        else:
            yield _block(one, above)


def _block(one: Block, above: str) -> Markup:
    if isinstance(one, Heading):
        return shapes.subheading(_said(one.words))
    if isinstance(one, Para):
        return _para(one)
    if isinstance(one, Items):
        items = [_said(words) for words in one.items]
        if one.mark is Mark.NUMBER:
            return shapes.numbered(items)
        return shapes.bullets(items, "boxes" if one.mark is Mark.BOX else "")
    if isinstance(one, Grid):
        rows = [[_said(cell) for cell in row] for row in (*one.rows, one.foot) if row]
        first = min(one.amounts, default=len(one.head))
        return shapes.table([_said(cell) for cell in one.head], rows, above, words=first)
    if isinstance(one, Sides):
        left, right = (shapes.joined(_drawn(side)) for side in (one.left, one.right))
        return shapes.beside(left, right)
    return shapes.plain(_said(one.label))


def _para(one: Para) -> Markup:
    words = _said(one.words)
    if one.weight is Weight.BOXED:
        return shapes.within("boxed", shapes.plain(words))
    return shapes.plain(shapes.strong(words) if one.weight is Weight.HEAVY else words)


def _said(words: Text) -> str:
    """A text as the font of the papers can draw it."""
    return drawable(words[0])
