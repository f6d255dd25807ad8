"""What a budget does with many debts, in words and a tone. No Streamlit here.

Good news and a last month are said only where every debt is paid all that it asks, every month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from content.voice import Voice
from planner.household import (
    HARMS,
    MONTHS_MOST,
    Compared,
    Course,
    Harm,
    Liability,
    Short,
    Strategy,
    compare,
    cure,
    day_of,
    fitting,
    queue,
)


class Due(StrEnum):
    """How far the earliest due day is known."""

    KNOWN = "known"
    SOME = "some"  # of some debts; another may fall due before
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outlook:
    """Many debts, a budget a month in fen, an order, the day of the first payment."""

    debts: Sequence[Liability]
    budget: int
    strategy: Strategy
    start: date
    is_example: bool = False
    due: Due = Due.UNKNOWN

    @cached_property
    def every(self) -> dict[Strategy, Compared]:
        """Every order, counted once."""
        found = compare(self.debts, [(1, self.budget)])
        return dict(zip(Strategy, found, strict=True))

    @property
    def course(self) -> Course:
        """How the chosen order runs."""
        return self.every[self.strategy].course

    @property
    def is_kept(self) -> bool:
        """Whether every debt gets all it asks, as far as is known, and all of it ends."""
        return is_kept(self.course)

    def names(self, voice: Voice, places: Iterable[int]) -> str:
        """Debts by their place, as one says them in a row."""
        names = [voice("plan.name", name=self.debts[at].name) for at in places]
        said = names[0]
        for at, name in enumerate(names[1:], 2):
            said = voice("plan.pair" if at == len(names) else "plan.list", most=said, last=name)
        return said


def liability(
    name: str, owed: int, rate: Fraction, least: int, late: int = 0, harm: Harm = Harm.REPORTED
) -> Liability:
    """A debt by its yearly rate. A minimum of nothing is one that is not known.

    What is overdue is asked once, on top of the first minimum, known or not.
    """
    return Liability(
        name,
        owed,
        rate / 12,
        floor=least,
        priority=HARMS.index(harm) < HARMS.index(Harm.SECURED),
        harms=(harm,),
        asks=least + late if late else None,
        once=bool(late) and not least,
    )


def is_kept(course: Course) -> bool:
    """Whether it ends, and is known to pay every debt all it asks."""
    return course.ends and course.is_clean is True


def headline(voice: Voice, one: Outlook) -> tuple[str, str]:
    """What this budget does, in one or two sentences, and the tone; an example is never good."""
    if one.is_kept:
        said, tone = _ends(voice, one), "good"
    else:
        said, tone = _problem(voice, one), "watch"
    return (voice("plan.example", said=said), "calm") if one.is_example else (said, tone)


def _ends(voice: Voice, one: Outlook) -> str:
    months = len(one.course.months)
    said = [
        voice(
            "plan.ends",
            budget=voice.money(one.budget),
            count=months,
            month=voice.month(day_of(one.start, months)),
            interest=voice.money(one.course.interest),
        )
    ]
    if len(one.debts) > 1:
        first = one.names(voice, queue(one.debts, one.strategy)[:1])
        shared = one.strategy is Strategy.PRO_RATA
        said.append(voice("plan.shared") if shared else voice("plan.first", name=first))
    return ("" if voice.language == "zh" else " ").join(said)


def _problem(voice: Voice, one: Outlook) -> str:
    """The first thing that stands against it: minimums, a debt without an end, a debt left late."""
    course, budget = one.course, voice.money(one.budget)
    if course.needed is not None:
        values = {"budget": budget, "needed": voice.money(course.needed)}
        values["shortfall"] = voice.money(course.needed - one.budget)
        if not course.months:
            return voice("plan.short", **values)
        month = voice.month(day_of(one.start, len(course.months) + 1))
        return voice("plan.short.later", month=month, **values)
    if course.stuck:
        key = "plan.stuck" if course.never_ends else "plan.unfinished"
        name = one.names(voice, course.never_ends or course.stuck)
        return voice(key, budget=budget, name=name, years=MONTHS_MOST // 12)
    late = [at for at, months in enumerate(course.late) if months]
    if late:
        return voice("plan.late", budget=budget, name=one.names(voice, late))
    return voice("plan.unknown", name=one.names(voice, course.unknown))


def behind(voice: Voice, one: Outlook) -> list[str]:
    """Which debt gets less than it asks, in which months; where nothing reaches an unknown one."""
    course, found = one.course, []
    for at, months in enumerate(course.late):
        if months and course.months:
            found.append(("plan.late.months", at, months))
    for at in course.unknown:
        months = tuple(_without(course, at))
        if months:
            found.append(("plan.nothing", at, months))
    return [
        voice(key, name=one.names(voice, [at]), months=_months(voice, months))
        for key, at, months in found
    ]


def _without(course: Course, at: int) -> Iterator[int]:
    """The months in which a debt is owed and gets nothing."""
    for number, month in enumerate(course.months, 1):
        if not month.payments[at] and month.owed[at]:
            yield number


def _months(voice: Voice, months: Sequence[int]) -> str:
    """Months by number, those that follow each other as one run."""
    runs: list[tuple[int, int]] = []
    for month in months:
        if runs and month == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], month
        else:
            runs.append((month, month))
    said = ""
    for first, last in runs:
        key = "plan.month" if first == last else "plan.run"
        run = voice(key, first=first, last=last)
        said = voice("plan.list", most=said, last=run) if said else run
    return said


def reach(voice: Voice, one: Outlook, short: Short) -> list[str]:
    """In the first month that cannot pay all: what is asked, who gets all of it, whom to ask."""
    fits, lacking = fitting(one.debts, short.asked, short.budget)
    month = voice.month(day_of(one.start, short.month))
    asked, budget = voice.money(sum(short.asked)), voice.money(short.budget)
    said = [voice("plan.reach", month=month, asked=asked, budget=budget)]
    if fits:
        said.append(voice("plan.fits", name=one.names(voice, fits)))
    for at, lack in lacking:
        values = {"asks": voice.money(short.asked[at]), "lacks": voice.money(lack)}
        said.append(voice("plan.lacks", name=one.names(voice, [at]), **values))
    return said


def mended(voice: Voice, one: Outlook) -> str:
    """The least a month with which it would work; arrears once."""
    found = cure(one.debts, one.strategy)
    key = "plan.cure.once" if found.once else "plan.cure"
    return voice(key, budget=voice.money(found.monthly), once=voice.money(found.once))


def beside_the_least(voice: Voice, one: Outlook) -> str:
    """How the interest of this order stands to the least; within a yuan is about the same."""
    if not one.is_kept or len(one.debts) < 2:
        return ""
    others = [each for each in one.every.values() if each.strategy is not one.strategy]
    if not one.every[one.strategy].is_about_least:
        least = min(each.course.interest for each in others if each.course.ends)
        return voice("plan.least.more", more=voice.money(one.course.interest - least))
    alike = sum(each.is_about_least for each in others)
    key = {0: "alone", len(others): "all"}.get(alike, "among")
    return voice(f"plan.least.{key}")
