"""A place where a debt of the list also stands in fields, and what the fields say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol

from pages.parts import visit
from planner.case import CaseDebt

# What fields say of a debt, by name, as text: "" is not known, what cannot be read is left out.
Told = Mapping[str, str]


class Place(Protocol):
    """Fields that may stand for a debt of the list."""

    @property
    def key(self) -> str:
        """What begins the names under which its link is kept."""

    def told(self, today: date) -> Told:
        """What stands in the fields, as far as it is the reader's."""

    def said(self, debt: CaseDebt, today: date) -> Told:
        """What the list says, in the same words."""

    def into(self, debt: CaseDebt, told: Told, before: Told, today: date) -> CaseDebt:
        """A debt with what the fields say anew."""

    def write(self, debt: CaseDebt, names: Iterable[str], today: date) -> None:
        """Put what the list says into some of the fields."""


def text(value: object) -> str:
    """What is known, as it is told; "" is not known."""
    return "" if value is None else str(value)


def debt_at(place: Place) -> str:
    """The id of the debt that a place stands for; "" for none."""
    return str(visit.kept(f"{place.key}_debt", "") or "")


def tie(place: Place, debt: str, today: date) -> None:
    """Let a place stand for a debt; both say the same now."""
    visit.keep(f"{place.key}_debt", debt)
    visit.keep(f"{place.key}_mark", dict(place.told(today)))


def loose(place: Place) -> None:
    """Let a place stand for itself; what is typed there stays."""
    visit.keep(f"{place.key}_debt", "")
    visit.keep(f"{place.key}_mark", {})


def mark(place: Place) -> Told:
    """What the fields said when they and the list last said the same."""
    return {name: str(one) for name, one in visit.kept(f"{place.key}_mark", {}).items()}


def on(debt: CaseDebt, today: date, is_amount: bool) -> CaseDebt:
    """A debt told anew, to be asked about again; an amount counts from the day it is told."""
    return replace(debt.told_on(today) if is_amount else debt, certainty=None)
