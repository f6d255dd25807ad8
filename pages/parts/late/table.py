"""A waiting debt as HTML: amounts by date, the same apart, what usually happens on the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

import planner
from content import voice as say
from content.words import t
from pages.parts import cite, look
from pages.parts.late import waiting

Rows = Sequence[dict[str, Any]]


def table(language: str, one: waiting.Case, rows: Rows) -> str:
    """The amounts by date, with what changes on the way between them."""
    columns = ("when", "due", "added", "total")
    head = "".join(f"<th scope='col'>{t(language, f'waiting.column.{c}')}</th>" for c in columns)
    steps, body = waiting.steps(one, one.base + timedelta(days=waiting.WAITS[-1])), ""
    for days, row in zip(waiting.WAITS, rows, strict=True):
        on = date.fromisoformat(row["on"])
        marks = [step for step in steps if step.on <= on]
        steps = steps[len(marks) :]
        body += "".join(
            f'<tr class="rw-step"><td colspan="4">{escape(waiting.said(language, step))}</td></tr>'
            for step in marks
        )
        added = one.added(row)
        cells = "".join(
            f'<td class="rw-money">{say.digits(amount)}</td>'
            for amount in (waiting.less(row["total"], added), added, row["total"])
        )
        body += f'<tr><th scope="row">{_when(language, one, days)}</th>{cells}</tr>'
    first, last = (say.day(language, rows[at]["on"]) for at in (0, -1))
    caption = escape(t(language, "waiting.caption", first=first, last=last))
    return (
        f'<div class="rw-scroll" role="region" tabindex="0" aria-label="{caption}">'
        f'<table class="rw-table rw-wait"><caption>{caption}</caption><thead><tr>{head}</tr>'
        f"</thead><tbody>{body}</tbody></table></div>"
    )


def _when(language: str, one: waiting.Case, days: int) -> str:
    """A row's name and its date."""
    state = "late" if one.days_late else "ahead"
    key = f"waiting.then.{state}" if days else f"waiting.now.{state}"
    name = t(language, key, days=waiting.days(language, days)) if days else t(language, key)
    on = _short(language, one.base + timedelta(days=days))
    return f'{escape(name)}<span class="rw-date">{on}</span>'


def _short(language: str, day: date) -> str:
    """A date without its year, where the year stands above."""
    said = say.day(language, day)
    return said.partition("年")[2] if language == "zh" else said.rpartition(" ")[0]


def parts(language: str, one: waiting.Case, rows: Rows) -> str:
    """The same amounts apart, a block for each date, folded."""
    blocks = ""
    for days, row in zip(waiting.WAITS, rows, strict=True):
        cells = "".join(
            f"<div><dt>{t(language, f'waiting.part.{name}')}</dt>"
            f"<dd>{say.digits(row[name])}</dd></div>"
            for name in ("principal", "interest", "penalty", "fees")
        )
        blocks += (
            f'<p class="rw-when">{_when(language, one, days)}</p><dl class="rw-parts">{cells}</dl>'
        )
    label = escape(t(language, "waiting.parts"))
    return f'<details class="rw-cite"><summary>{label}</summary>{blocks}</details>'


def usual(texts: cite.Text, one: waiting.Case, current: dict[str, Any]) -> str:
    """What usually happens by those days: what to do before each comes first."""
    language = texts.language
    offsets = [(one.base - one.due).days + days for days in waiting.WAITS]
    rows = [waiting.entry_on(one.is_card, day) for day in offsets]
    seen = {row["id"]: row for row in rows if row["id"] != current["id"]}
    items = ""
    for row in seen.values():
        start = say.day(language, one.due + timedelta(days=row["from_day"]))
        begins = escape(t(language, "waiting.usual.from", day=start))
        do = look.strong(t(language, "waiting.usual.do"))
        items += (
            f"<li><strong>{escape(row['title'][language])}</strong>"
            f'<span class="rw-date">{begins}</span>'
            f"<p>{do} {texts.inline(row['before'][language])}</p></li>"
        )
    more = cite.link(language, "timeline", t(language, "waiting.go.timeline"))
    head = escape(t(language, "waiting.usual"))
    return f'<h2 class="rw-heading">{head}</h2><ul class="rw-usual">{items}</ul>{more}'


def how(texts: cite.Text, one: waiting.Case) -> str:
    """How the figures were counted, in words, as HTML."""
    language, first = texts.language, one.instalments[0]
    on = max(one.today, one.due + timedelta(days=30))
    alone = planner.overdue_answer(
        {"missed": [first], "penalty": one.penalty, "as_of": [on.isoformat()]}
    )["owed"][0]
    percent = say.percent(f"{one.daily:f}", 6).rstrip("%").rstrip("0").rstrip(".")
    lines = [
        t(language, "waiting.how.rule", daily=f"{percent}%"),
        t(
            language,
            "waiting.how.example",
            principal=say.money(language, first["principal"]),
            days=waiting.days(language, (on - one.due).days),
            penalty=say.money(language, alone["penalty"]),
        ),
    ]
    if one.whole_bill:
        lines.append(t(language, "waiting.how.card"))
    elif "multiplier" in one.penalty:
        lines.append(t(language, "waiting.how.multiplier", times=one.penalty["multiplier"]))
    else:
        lines.append(t(language, "waiting.how.per_day"))
    lines += [t(language, f"waiting.how.{key}") for key in ("left_out", "sheet")]
    return "".join(f'<div class="rw-plain">{texts.inline(line)}</div>' for line in lines)
