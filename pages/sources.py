"""Sources: every rule that is stated anywhere here, where it stands, when it was checked."""

from __future__ import annotations

from collections import defaultdict

import streamlit as st
from markupsafe import Markup

from content import voice as say
from content.law import CONFIDENCES, KINDS, Fact, facts, nearest, reference
from content.rates import lpr_table
from content.search import find_facts
from content.words import t
from pages import shapes
from pages.parts import cite, look, visit
from pages.parts.learn import find

MOST = 12
language = visit.language()
reading = visit.reading_day()
every = {name: nearest(name, reading) for name in facts()}


def in_force(one: Fact) -> str:
    """Since when and until when it holds, and whether that takes in the day of reading."""
    parts = []
    if one.from_date:
        parts.append(t(language, "sources.from", day=say.day(language, one.from_date)))
    if one.until:
        parts.append(t(language, "sources.until", day=say.day(language, one.until)))
    if not cite.holds(one.id):
        parts.append(t(language, "sources.lapsed", day=say.day(language, reading)))
    return " · ".join(parts)


def past(one: Fact) -> bool:
    """Whether the day by which it was to be checked again has passed."""
    return one.overdue(reading)


def row(one: Fact) -> tuple[str, list[str]]:
    """One rule: what it says, its source, kind and certainty, and the days that matter."""
    checked = t(
        language,
        "sources.checked",
        day=say.day(language, one.checked_on),
        again=say.day(language, one.recheck_by),
    )
    if past(one):
        checked += f" · {t(language, 'sources.not_again')}"
    return one.says[language], [reference(language, one), in_force(one), checked]


def rows(some: list[Fact]) -> Markup:
    """Rules one under the other."""
    return shapes.rules([row(one) for one in some])


def instrument(some: list[Fact]) -> Markup:
    """The rules that one law or standard gives, behind its name."""
    of = some[0].sources[0].instrument
    name = t(language, "sources.instrument", name=of.name[language], count=len(some))
    by = " · ".join(part for part in (of.issuer[language], of.number or "") if part)
    return shapes.folded_entry(shapes.issued(name, by), "", [rows(some)], opened=False)


def kinds() -> None:
    """Every rule by kind, then by instrument; a kind is drawn once it is opened."""
    look.heading(t(language, "sources.all", count=len(every)))
    for name, words in KINDS.items():
        some = [one for one in every.values() if one.kind == name]
        if not some:
            continue
        label = t(
            language,
            "sources.kind",
            kind=f"{words[language][0].upper()}{words[language][1:]}",
            count=len(some),
        )
        kind = st.expander(label, key=f"sources_{name}", on_change="rerun")
        if kind.open:
            by: dict[str, list[Fact]] = defaultdict(list)
            for one in some:
                by[one.sources[0].instrument.id].append(one)
            with kind:
                look.show(
                    shapes.joined(map(instrument, sorted(by.values(), key=len, reverse=True)))
                )


def results(typed: str) -> None:
    """The rules that fit what was typed."""
    ids, sure = find.best(find_facts(typed), MOST)
    if not sure:
        find.unsure(language, t(language, "sources.close" if ids else "sources.nothing"))
    if ids:
        look.show(rows([every[name] for name in ids]))


def due() -> None:
    """The rules that were not checked again in time, where there are any."""
    some = [one for one in every.values() if past(one)]
    if some:
        label = t(language, "sources.due", count=len(some))
        with (box := st.expander(label, key="sources_due", on_change="rerun")):
            if box.open:
                look.plain(t(language, "sources.due.means"))
                look.show(rows(some))


def legend() -> None:
    """What the kinds of rule and the degrees of certainty mean, in plain words."""
    with st.expander(t(language, "sources.legend")):
        for names, words in ((KINDS, "sources.means"), (CONFIDENCES, "sources.sure")):
            look.plain(t(language, words))
            said = [
                shapes.meaning(pair[language], t(language, f"{words}.{name}"))
                for name, pair in names.items()
            ]
            look.show(shapes.bullets(said, "list"))


def lpr() -> None:
    """The one-year LPR by day, newest first, and the last publication that was checked."""
    table = lpr_table()
    with st.expander(t(language, "sources.lpr")):
        until = say.day(language, table.checked_through)
        look.plain(t(language, "sources.lpr.checked", day=until))
        if table.known_before() <= visit.reading_day():
            look.plain(t(language, "sources.lpr.due"))
        head = [t(language, "sources.lpr.from"), t(language, "sources.lpr.rate")]
        days = [(say.day(language, day), f"{percent}%") for day, percent in table.entries[::-1]]
        look.show(shapes.table(head, days, t(language, "sources.lpr")))


look.title(t(language, "page.sources"), t(language, "sources.lead"))
example = t(language, "sources.example")
if typed := find.field("sources", t(language, "sources.field"), example):
    results(typed)
due()
legend()
kinds()
lpr()
