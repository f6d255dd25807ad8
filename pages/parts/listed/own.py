"""The debt in the fields of relief, cost and bill, beside its entry in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pages.parts import ask, visit
from pages.parts.debt import begun, mine
from pages.parts.listed import own_fields as fields
from pages.parts.listed.place import Told, on, text
from planner import Refused
from planner.case import CaseDebt, Kind
from planner.dates import add_months
from planner.loan import Method, Per, Rate, build

NAMES = ("owed", "rate", "method", "periods", "late", "due", "asks")


class Own:
    """The fields of one debt that most pages share."""

    @property
    def key(self) -> str:
        """The name under which its link is kept."""
        return "own"

    def told(self, today: date) -> Told:
        """What stands in them, as far as it is the reader's; no example ever."""
        own, found = _own(), {}
        for name, read in _READ.items():
            with suppress(ask.Unreadable, Refused):
                found[name] = read(own, today)
        return found

    def said(self, debt: CaseDebt, today: date) -> Told:
        """What the list says of the same."""
        late, due, rate = debt.days_late_on(today), debt.due_after(today), debt.rate
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
    return bool({"principal", "borrowed"} & _own())


def entry(name: str, called: str, today: date) -> CaseDebt:
    """What the fields say as a new debt of the list; what they do not say is not known."""
    told = dict(Own().told(today))
    if not told.get("rate"):
        told.pop("method", None)
    kind = Kind.CARD if mine.is_card() else None
    return Own().into(CaseDebt(name, called, None, kind=kind, owed_on=today), told, {}, today)


def _own() -> frozenset[str]:
    return visit.own({**{key: mine.example(key) for key in mine.FIELDS}, **begun.FIELDS})


# What stands in the fields


def _owed(own: frozenset[str], _today: date) -> str:
    if not _is_begun():
        typed = str(visit.typed("principal") or "")
        return str(ask.fen_of(visit.language(), "", typed)) if "principal" in own else ""
    left = mine.standing() if {"borrowed", "rate"} <= own else None
    return str(left.owed) if left else ""


def _is_begun() -> bool:
    return begun.chosen() and not mine.is_bill()


def _rate(own: frozenset[str], _today: date) -> str:
    """The rate as quoted; a flat fee on what was first borrowed is none on what is owed now."""
    if "rate" not in own or (_is_begun() and visit.kept("method") == Method.FLAT_FEE):
        return ""
    typed = str(visit.typed("rate") or "")
    value = ask.number(visit.language(), "", typed, Decimal(0), Decimal(1000))
    return f"{Fraction(value) / 100} {visit.kept('rate_per', 'year')}"


def _method(_own: frozenset[str], _today: date) -> str:
    return "" if mine.is_bill() else str(visit.kept("method", Method.LEVEL_PAYMENT))


def _periods(own: frozenset[str], _today: date) -> str:
    if mine.is_bill() or ("periods_all" if _is_begun() else "periods") not in own:
        return ""
    left = mine.standing()
    return str(left.periods) if left else ""


def _late(own: frozenset[str], _today: date) -> str:
    if "days_late" not in own:
        return ""
    typed = str(visit.typed("days_late") or "")
    return str(ask.whole_of(visit.language(), "", typed, *mine.LIMITS["days_late"]))


def _due(_own: frozenset[str], today: date) -> str:
    """The next due day, where it is not the one the field begins with."""
    due = visit.typed("next_due")
    is_told = isinstance(due, date) and due >= today and due != add_months(today, 1)
    return due.isoformat() if is_told and not mine.days() else ""


def _asks(own: frozenset[str], today: date) -> str:
    """The next instalment, counted, where every term of it is the reader's and nothing is late."""
    whole = all(read(own, today) for read in (_owed, _rate, _periods))
    if not whole or mine.days():
        return ""
    return str(build(mine.typed(today).debt.terms()).usual)


_READ: dict[str, Callable[[frozenset[str], date], str]] = dict(
    zip(NAMES, (_owed, _rate, _method, _periods, _late, _due, _asks), strict=True)
)


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
