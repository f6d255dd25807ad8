"""The household's month, low and usual, by groups and not by persons (收支表)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pages.papers.case.blocks import Blank, Block, Grid, Para, Sheet, Weight
from pages.papers.case.sheets import foot
from pages.papers.case.speaking import Amount, Speaker, Text
from pages.papers.case.standing import Left, Standing, sure
from planner.case import Group, Income, Level, Spending, Who, earned, spent

LEVELS = (Level.LOW, Level.USUAL)
Row = list[Text]


def statement(found: Standing, say: Speaker) -> Sheet:
    """The paper: the client signs it; the partner is not named and does not sign."""
    return Sheet(
        say("papers.statement.title"),
        [
            people(found, say),
            household_grid(found, say),
            *notes(found, say),
            Blank(say("papers.statement.reason")),
            Blank(say("papers.sign")),
            Blank(say("papers.sign_day")),
        ],
        foot(found, say),
        say.languages,
    )


def people(found: Standing, say: Speaker) -> Para:
    """How many live from it."""
    home = found.case.household
    return Para(
        say("papers.statement.people", adults=home.adults or 0, children=home.children or 0)
    )


def notes(found: Standing, say: Speaker) -> list[Block]:
    """What others' income means here, and what ≈ means."""
    made: list[Block] = []
    if any(one.who in (Who.PARTNER, Who.OTHER) for one in found.case.household.income):
        made.append(Para(say("papers.statement.family"), Weight.HEAVY))
    if not found.household_sure:
        made.append(Para(say("papers.estimate")))
    return made


def household_grid(found: Standing, say: Speaker) -> Grid:
    """What comes, what goes, what is left: each line in a low and in a usual month."""
    rows = [*_income(found, say), _sum(found, say, "comes"), *_spending(found, say)]
    rows.append(_sum(found, say, "living"))
    low, usual = _lefts(found)
    if low.first:
        rows.append(_sum(found, say, "first"))
    rows.append(_sum(found, say, "surplus"))
    if low.pool.deficit or usual.pool.deficit:
        rows.append(_sum(found, say, "short"))
    rows.append(_sum(found, say, "saved"))
    last = _sum(found, say, "offered")
    head = [say("papers.statement.item"), say("papers.low"), say("papers.usual")]
    return Grid(head, rows, amounts=(1, 2), foot=last)


def _lefts(found: Standing) -> tuple[Left, Left]:
    assert found.low is not None and found.usual is not None  # no paper without them
    return found.low, found.usual


def _income(found: Standing, say: Speaker) -> list[Row]:
    """The client's, and what others bring: by kind, never by name."""
    every = found.case.household.income
    others = [one for one in every if one.who in (Who.PARTNER, Who.OTHER)]
    client = [one for one in every if one not in others]
    named = (("client", client), ("others", others))
    return [_row(found, say(f"papers.statement.{name}"), say, made) for name, made in named if made]


def _spending(found: Standing, say: Speaker) -> list[Row]:
    made = []
    for group in Group:
        within = [
            one for one in found.case.household.spending if (one.group or Group.OTHER) is group
        ]
        if within:
            made.append(_row(found, say(f"papers.statement.group.{group}"), say, within))
    return made


def _row(found: Standing, label: Text, say: Speaker, entries: Sequence[Income | Spending]) -> Row:
    known = all(sure(found.case, one) for one in entries)
    return [label, *(say.same(Amount(_all(entries, level), known).digits) for level in LEVELS)]


def _all(entries: Iterable[Income | Spending], level: Level) -> int:
    return sum(
        (earned(one, level) if isinstance(one, Income) else spent(one)) or 0 for one in entries
    )


def _sum(found: Standing, say: Speaker, name: str) -> Row:
    """A line that the planner counted."""
    sums = [Amount(of.part(name), found.is_sure(name)).digits for of in _lefts(found)]
    return [say(f"papers.statement.{name}"), *(say.same(one) for one in sums)]
