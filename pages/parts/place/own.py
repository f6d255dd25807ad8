"""The debt in the fields of relief, cost and bill, beside its entry in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pages.parts import ask
from pages.parts.debt import begun, mine
from pages.parts.place import Told, on, text
from pages.parts.place import own_fields as fields
from pages.parts.place.own_told import NAMES, READ, reader
from planner import Refused
from planner.case import CaseDebt, Kind
from planner.loan import Method, Per, Rate


class Own:
    """The fields of one debt that most pages share."""

    @property
    def key(self) -> str:
        """The name under which its link is kept."""
        return "own"

    def told(self, today: date) -> Told:
        """What stands in them, as far as it is the reader's; no example ever."""
        own, found = reader(), {}
        for name, read in READ.items():
            with suppress(ask.Unreadable, Refused):
                found[name] = read(own, today)
        return found

    def said(self, debt: CaseDebt, today: date) -> Told:
        """What the list says of the same."""
        late, due, rate = debt.late_as_told(today), debt.due_after(today), debt.rate
        return {
            "owed": text(debt.owed),
            "rate": f"{rate.value} {rate.per}" if rate else "",
            "method": text(debt.method),
            "periods": text(debt.periods_left),
            "late": text(late),
            "due": due.isoformat() if due and not late else "",
        }

    def into(self, debt: CaseDebt, told: Told, before: Told, today: date) -> CaseDebt:
        """A debt with what is told anew; what the fields no longer know, the list still does."""
        new = {name for name, one in told.items() if one and one != before.get(name, "")}
        if "asks" in new and debt.ask_next is not None:
            new -= set() if text(debt.ask_next) == before.get("asks") else {"asks"}
        if "rate" in new and debt.payments is not None:
            new -= {"rate"}
        if "rate" in new and debt.method is None and told.get("method"):
            new |= {"method"}  # a rate is told together with how it is paid
        if new:
            debt = on(debt, today, bool(new & {"owed", "late"}))
        if "late" in new:
            debt = replace(debt, owed_on=today)
        for name in NAMES:
            if name in new:
                debt = _INTO[name](debt, told[name])
        return debt

    def write(self, debt: CaseDebt, names: Iterable[str], today: date) -> None:
        """Put what the list says into some of the fields."""
        said = self.said(debt, today)
        for name, write in fields.WRITE.items():
            if name in names:
                write(said[name], today)
        if "owed" in names and begun.chosen():
            fields.as_left(said["periods"])


def is_told() -> bool:
    """Whether the reader has told of a debt: what is owed, or what was first borrowed."""
    return bool({"principal", "borrowed"} & reader())


def entry(name: str, called: str, today: date) -> CaseDebt:
    """What the fields say as a new debt of the list; what they do not say is not known."""
    told = dict(Own().told(today))
    if not told.get("rate"):
        told.pop("method", None)
    kind = Kind.CARD if mine.is_card() else None
    return Own().into(CaseDebt(name, called, None, kind=kind, owed_on=today), told, {}, today)


def rate_of(text: str) -> Rate:
    """A rate out of its text: "9/50 year" is 18 % a year."""
    value, per = text.split(" ")
    return Rate(Fraction(value), Per(per))


_INTO: dict[str, Callable[[CaseDebt, str], CaseDebt]] = {
    "owed": lambda debt, text: replace(debt, owed=int(text)),
    "rate": lambda debt, text: replace(debt, rate=rate_of(text)),
    "method": lambda debt, text: replace(debt, method=Method(text)),
    "periods": lambda debt, text: replace(debt, periods_left=int(text)),
    "late": lambda debt, text: replace(debt, days_late=int(text)),
    "due": lambda debt, text: replace(debt, next_due=date.fromisoformat(text)),
    "asks": lambda debt, text: replace(debt, ask_next=int(text)),
}
