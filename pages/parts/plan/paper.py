"""Several debts and one budget as a page to take along: when each ends, every month."""

from __future__ import annotations

from collections.abc import Callable

from content.voice import Voice
from pages.papers.page import Cell, Day, Mark, Page, Table
from pages.parts import visit
from pages.parts.debt.needs import Lacking
from pages.parts.plan.tables import asking
from pages.written import outlook
from planner.household import day_of


def page(
    voice: Voice, one: outlook.Outlook | str, begins: Callable[[outlook.Outlook], str]
) -> Page | Lacking:
    """The plan as it stands; the example in grey is nobody's and goes on no paper."""
    if isinstance(one, str):
        return Lacking(one)
    if one.is_example:
        return Lacking(voice("take.need.plan"))
    answer, _ = outlook.headline(voice, one)
    notes = [begins(one), *outlook.behind(voice, one)]
    if one.course.short:
        notes += [*outlook.reach(voice, one, one.course.short), voice("plan.lacks.ask")]

    return Page(
        language=voice.language,
        name=voice("take.name.plan"),
        title=voice("take.title.plan"),
        made_on=visit.today(),
        answer=answer,
        chosen=voice("take.plan.ends") if one.is_kept else "",
        facts=ends(voice, one) if one.is_kept else (),
        days=days(voice, one),
        say=said("zh", one),
        reading=said("en", one) if voice.language == "en" else (),
        notes=[*notes, voice("plan.how")],
        table=months(voice, one) if one.course.months else None,
    )


def said(language: str, one: outlook.Outlook) -> list[str]:
    """What to say to each lender where the budget does not reach; nothing where it does."""
    if one.is_kept:
        return []
    voice, short = Voice(language), one.course.short
    if short and (found := asking(language, one, short)):
        return [voice("take.plan.to", name=name, said=words) for name, words in found]
    return [voice("take.plan.say", budget=voice.money(one.budget))]


def ends(voice: Voice, one: outlook.Outlook) -> list[str]:
    """When each debt is gone, the first one first."""
    found = []
    for at, debt in enumerate(one.debts):
        month = one.course.paid_off(at) or len(one.course.months)
        interest = sum(each.interest[at] for each in one.course.months)
        day = voice.month(day_of(one.start, month))
        said = voice("take.plan.end", name=debt.name, month=day, interest=voice.money(interest))
        found.append((month, said))
    return [said for _, said in sorted(found, key=lambda each: each[0])]


def days(voice: Voice, one: outlook.Outlook) -> list[Day]:
    """The days of the payments; none while the earliest due day is not known."""
    if one.due is not outlook.Due.KNOWN:
        return []
    found = []
    for number, month in enumerate(one.course.months, 1):
        amount, names = sum(month.payments), zip(one.debts, month.payments, strict=True)
        parts = [
            voice("take.plan.part", name=debt.name, amount=voice.money(paid))
            for debt, paid in names
            if paid
        ]
        said = ("；" if voice.language == "zh" else "; ").join(parts)
        found.append(Day(day_of(one.start, number), said, Mark.PAYMENT, amount))
    return found


def months(voice: Voice, one: outlook.Outlook) -> Table:
    """Month by month: what each debt is paid, what is paid in all, what is left."""
    names = [debt.name for debt in one.debts]
    head = [voice("take.col.day"), *names, voice("take.col.paid"), voice("take.col.left_all")]
    rows: list[tuple[Cell, ...]] = [
        (day_of(one.start, number), *month.payments, sum(month.payments), sum(month.owed))
        for number, month in enumerate(one.course.months, 1)
    ]
    return Table(voice("take.rows.plan"), head, rows, sums=range(1, len(names) + 2))
