"""A row of the plan, beside its entry in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pages.parts import ask, visit
from pages.parts.debt import asks, rows
from pages.parts.place import Told, debt_at, on, text
from pages.parts.place.own import Own
from pages.parts.place.yearly import yearly
from planner.case import CaseDebt
from planner.household import Harm, worst_of
from planner.loan import Per, Rate
from planner.money import yuan

LONGEST = 30


@dataclass(frozen=True)
class Row:
    """One row of the plan's list, by its number."""

    at: int

    @property
    def key(self) -> str:
        """The name under which its link is kept; it moves with the row."""
        return rows.key(self.at)

    def told(self, _today: date) -> Told:
        """What stands in the row."""
        typed = dict(zip(rows.TYPED, rows.read(self.at), strict=True))
        found = {"name": typed["name"].strip()[:LONGEST], "harm": self._harm()}
        for name, read in _READ.items():
            with suppress(ask.Unreadable):
                found[name] = read(typed)
        return found

    def _harm(self) -> str:
        return str(visit.kept(f"plan_{rows.HARM}_{self.at}") or Harm.REPORTED)

    def said(self, debt: CaseDebt, today: date) -> Told:
        """What the list says of the same."""
        rate = yearly(debt)
        return {
            "name": debt.name[:LONGEST],
            "harm": str(worst_of(debt.harm) or Harm.REPORTED),
            "owed": text(debt.owed),
            "rate": "" if rate is None else str(rate),
            "asks": text(debt.ask_next),
            # In no field of the row, but they change what stands in it.
            "late": text(debt.late_as_told(today)),
            "terms": f"{debt.method} {debt.periods_left}",
        }

    def into(self, debt: CaseDebt, told: Told, before: Told, today: date) -> CaseDebt:
        """A debt with what is told anew; what the row no longer knows, the list still does."""
        new = {name for name, one in told.items() if one and one != before.get(name, "")}
        if new - {"name", "harm"}:
            debt = on(debt, today, "owed" in new)
        for name in new:
            debt = _INTO[name](debt, told[name])
        return debt

    def write(self, debt: CaseDebt, names: Iterable[str], today: date) -> None:
        """Put what the list says into some of the row."""
        said, old = self.said(debt, today), rows.read(self.at)
        wanted = set(names)
        if "late" in wanted:
            wanted.add("asks")
        new = _typed(debt, said, today)
        if own := _own(debt, today):
            new, wanted = [*new[:3], *own], wanted | {"asks"}
        order = ("name", "owed", "rate", "asks", "asks")
        typed = [
            one if name in wanted else was for name, one, was in zip(order, new, old, strict=True)
        ]
        rows.write(self.at, typed, said["harm"] if "harm" in wanted else self._harm())


def _typed(debt: CaseDebt, said: Told, today: date) -> list[str]:
    """A debt of the list as it is typed; of one that is late, all that is asked is overdue."""
    asks = _shown(said["asks"])
    least, overdue = ("", asks) if debt.late_as_told(today) else (asks, "")
    rate = ask.percent(Fraction(said["rate"])) if said["rate"] else ""
    return [said["name"], _shown(said["owed"]), rate, least, overdue]


def _own(debt: CaseDebt, today: date) -> list[str] | None:
    """What it asks and what is overdue, counted, where all its terms are the reader's own."""
    told = Own().told(today)
    is_whole = all(told.get(name) for name in ("owed", "rate", "periods"))
    is_here = is_whole and debt_at(Own()) == debt.id
    return asks.counted(today) if is_here else None


def entry(at: int, name: str, called: str, today: date) -> CaseDebt:
    """What a row says as a new debt of the list; a row without a name is called by its number."""
    told = {**Row(at).told(today)}
    if told["harm"] == Harm.REPORTED:
        told["harm"] = ""  # what every row begins with
    made = CaseDebt(name, told.pop("name") or called, None, owed_on=today)
    return Row(at).into(made, told, {}, today)


def _shown(fen: str) -> str:
    return yuan(int(fen)).removesuffix(".00") if fen else ""


def _fen(typed: str, zero: bool = False) -> int | None:
    return ask.fen_of(visit.language(), "", typed, zero) if ask.cleaned(typed) else None


def _owed(typed: Told) -> str:
    return text(_fen(typed["balance"]))


def _rate(typed: Told) -> str:
    if not ask.cleaned(typed["rate"]):
        return ""
    value = ask.number(visit.language(), "", typed["rate"], Decimal(0), Decimal(1000))
    return str(Fraction(value) / 100)


def _asks(typed: Told) -> str:
    """What is asked next: the month's, and what is overdue already."""
    parts = [_fen(typed[name], zero=True) for name in ("least", "overdue")]
    known = [one for one in parts if one is not None]
    return str(sum(known)) if known else ""


_READ: dict[str, Callable[[Told], str]] = {"owed": _owed, "rate": _rate, "asks": _asks}
_INTO: dict[str, Callable[[CaseDebt, str], CaseDebt]] = {
    "name": lambda debt, text: replace(debt, name=text),
    "harm": lambda debt, text: replace(debt, harm=(Harm(text),)),
    "owed": lambda debt, text: replace(debt, owed=int(text)),
    "rate": lambda debt, text: (
        debt if debt.payments is not None else replace(debt, rate=Rate(Fraction(text), Per.YEAR))
    ),
    "asks": lambda debt, text: replace(debt, ask_next=int(text)),
}
