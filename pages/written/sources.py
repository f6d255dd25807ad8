"""Every rule that is stated anywhere here, where it stands, when it was checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from markupsafe import Markup

from content import voice as say
from content.law import CONFIDENCES, KINDS, Fact, facts, nearest, reference
from content.rates import lpr_table
from content.words import t
from pages import shapes
from pages.written.piece import Before, Fold, Later, Piece, Title
from pages.written.text import Reading, holds


def known(one: Reading) -> dict[str, Fact]:
    """Every rule as it stands on the day of reading, by name."""
    return {name: nearest(name, one.day) for name in facts()}


def rows(one: Reading, some: Iterable[Fact]) -> Markup:
    """Rules one under the other."""
    return shapes.rules([_row(one, fact) for fact in some])


def pieces(one: Reading) -> Iterator[Piece]:
    """The whole page under its field."""
    yield from _due(one)
    yield _legend(one.language)
    yield from _kinds(one)
    yield Fold(t(one.language, "sources.lpr"), partial(_lpr, one))


def _row(one: Reading, fact: Fact) -> tuple[str, list[str]]:
    """One rule: what it says, its source, kind and certainty, and the days that matter."""
    language = one.language
    days = {"day": fact.checked_on, "again": fact.recheck_by}
    shown = {name: say.day(language, day) for name, day in days.items()}
    checked = t(language, "sources.checked", **shown)
    if fact.overdue(one.day):
        checked += f" · {t(language, 'sources.not_again')}"
    return fact.says[language], [reference(language, fact), _in_force(one, fact), checked]


def _in_force(one: Reading, fact: Fact) -> str:
    """Since when and until when it holds, and whether that takes in the day of reading."""
    language, parts = one.language, []
    if fact.from_date:
        parts.append(t(language, "sources.from", day=say.day(language, fact.from_date)))
    if fact.until:
        parts.append(t(language, "sources.until", day=say.day(language, fact.until)))
    if not holds(fact.id, one.day):
        parts.append(t(language, "sources.lapsed", day=say.day(language, one.day)))
    return " · ".join(parts)


def _due(one: Reading) -> Iterator[Piece]:
    """The rules that were not checked again in time, where there are any."""
    some = [fact for fact in known(one).values() if fact.overdue(one.day)]
    if some:
        label = t(one.language, "sources.due", count=len(some))
        means = shapes.plain(t(one.language, "sources.due.means"))
        yield Fold(label, lambda: [means, rows(one, some)], "sources_due")


def _legend(language: str) -> Fold:
    """What the kinds of rule and the degrees of certainty mean, in plain words."""
    inside: list[Piece] = []
    for names, words in ((KINDS, "sources.means"), (CONFIDENCES, "sources.sure")):
        said = [
            shapes.meaning(pair[language], t(language, f"{words}.{name}"))
            for name, pair in names.items()
        ]
        inside += [shapes.plain(t(language, words)), shapes.bullets(said, "list")]
    return Fold(t(language, "sources.legend"), lambda: inside)


def _kinds(one: Reading) -> Iterator[Piece]:
    """Every rule by kind, then by instrument."""
    every = known(one)
    yield shapes.heading(t(one.language, "sources.all", count=len(every)))
    for name, words in KINDS.items():
        some = [fact for fact in every.values() if fact.kind == name]
        if some:
            kind = f"{words[one.language][0].upper()}{words[one.language][1:]}"
            label = t(one.language, "sources.kind", kind=kind, count=len(some))
            yield Fold(label, partial(_kind, one, some), f"sources_{name}")


def _kind(one: Reading, some: Sequence[Fact]) -> list[Piece]:
    by: dict[str, list[Fact]] = defaultdict(list)
    for fact in some:
        by[fact.sources[0].instrument.id].append(fact)
    most_first = sorted(by.values(), key=len, reverse=True)
    return [shapes.joined(_instrument(one, group) for group in most_first)]


def _instrument(one: Reading, some: list[Fact]) -> Markup:
    """The rules that one law or standard gives, behind its name."""
    language, of = one.language, some[0].sources[0].instrument
    name = t(language, "sources.instrument", name=of.name[language], count=len(some))
    by = " · ".join(part for part in (of.issuer[language], of.number or "") if part)
    return shapes.folded_entry(shapes.issued(name, by), "", [rows(one, some)], opened=False)


def _lpr(one: Reading) -> list[Piece]:
    """The one-year LPR by day, newest first, and the last publication that was checked."""
    language, table = one.language, lpr_table()
    until = say.day(language, table.checked_through)
    said: list[Piece] = [shapes.plain(t(language, "sources.lpr.checked", day=until))]
    if table.known_before() <= one.day:
        said.append(shapes.plain(t(language, "sources.lpr.due")))
    head = [t(language, "sources.lpr.from"), t(language, "sources.lpr.rate")]
    days = [(say.day(language, day), f"{percent}%") for day, percent in table.entries[::-1]]
    return [*said, shapes.table(head, days, t(language, "sources.lpr"))]


def before(one: Reading) -> Iterator[Before]:
    """The page before any script: its field is to come."""
    yield Title(t(one.language, "page.sources"), t(one.language, "sources.lead"))
    yield Later()
    yield from pieces(one)
