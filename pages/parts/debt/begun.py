"""A debt already running, told from its beginning: what is still owed is counted from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import ask, look, visit
from pages.parts.debt.switch import switch
from pages.written import example
from planner.dates import calendar
from planner.loan import Method, Rate, Terms, build
from planner.money import Rounding

EXAMPLE = {"borrowed": example.OWED, "periods_all": example.PERIODS}
FIELDS = {**EXAMPLE, "periods_paid": ""}  # each with the figure it begins with
PERIODS = (1, 600)  # the least and the most
WAYS = ("left", "begun")
_BY_RATE = (None, Method.LEVEL_PAYMENT)  # where what is left depends on the rate
_ANY = date(2000, 1, 1)  # equal months of 30 days: what is owed after so many is the same anywhere


@dataclass(frozen=True)
class Standing:
    """What is left of a debt: principal owed in fen, instalments, a flat fee's fees still due."""

    owed: int
    periods: int
    fees: int | None = None


def chosen() -> bool:
    """Whether the reader tells the debt from its beginning."""
    return bool(visit.kept("known_by") == "begun")


def choose() -> bool:
    """Ask which the reader knows: what is still owed, or how the debt began and what is paid."""
    language = visit.language()
    names = {way: t(language, f"known_by.{way}") for way in WAYS}
    return switch("known_by", t(language, "field.known_by"), names) == "begun"


# The contract as it was signed: the sum first borrowed, all its periods, how many are paid


def borrowed() -> int:
    """Ask for the sum first borrowed, in fen: another sum than what is still owed."""
    return ask.fen("borrowed", EXAMPLE["borrowed"]) or 0


def periods_all() -> int:
    """Ask for the number of all periods, paid ones too."""
    return ask.whole("periods_all", EXAMPLE["periods_all"], *PERIODS)


def paid() -> None:
    """Ask how many are paid; left blank it is not known, and nothing is counted."""
    ask.text("periods_paid", "", kind="count")
    try:
        _paid(_whole("periods_all", *PERIODS))
    except ask.Unreadable as problem:
        ask.wrong(str(problem))


def standing(how: Method, rate: Rate, rounding: Rounding | None) -> Standing:
    """What is left after the instalments paid, by the fields. Raises ask.Unreadable, Refused."""
    language = visit.language()
    amount = ask.fen_of(language, t(language, "field.borrowed"), _shown("borrowed"))
    periods = _whole("periods_all", *PERIODS)
    if how is Method.BULLET:  # nothing is paid before its one day
        return Standing(amount, periods)
    return after(
        Terms(
            amount,
            how,
            rate,
            calendar(_ANY, "months", 1, periods, _ANY.day),
            date(1999, 12, 1),
            _ANY.day,
            rounding=rounding or (Rounding.DOWN if how is Method.FLAT_FEE else Rounding.HALF_UP),
        ),
        _paid(periods),
    )


def after(terms: Terms, paid: int) -> Standing:
    """What is left of a contract once so many instalments are paid."""
    rows = build(terms).rows[paid:]
    if not rows:
        raise ask.Unreadable(t(visit.language(), "begun.nothing"))
    fees = sum(row.fee for row in rows) if terms.method is Method.FLAT_FEE else None
    return Standing(rows[0].opening, len(rows), fees)


def said(count: Standing, is_rate_own: bool) -> None:
    """What is still owed, counted, under the fields; and whether it rests on an example's rate."""
    voice, own = Voice(visit.language()), visit.is_own("borrowed", EXAMPLE["borrowed"])
    key = "begun.left" if own else "begun.left.example"
    one = ".one" if count.periods == 1 else ""
    line = voice(f"{key}{one}", owed=voice.money(count.owed), left=count.periods)
    if own and not is_rate_own and visit.kept("method") in _BY_RATE:
        line += ("" if voice.language == "zh" else " ") + voice("begun.rate")
    look.show(shapes.note(line, True))


def rests_on(own: frozenset[str]) -> bool:
    """Whether what is still owed is counted from a rate that is still an example's."""
    return chosen() and visit.kept("method") in _BY_RATE and "rate" not in own


def as_left(own: frozenset[str]) -> frozenset[str]:
    """Whose figures what is counted holds: the reader's where those it comes from are.

    Who types how many are paid has said of how many.
    """
    found = own - {"principal", "periods"}
    if "borrowed" in own:
        found |= {"principal"}
    if own & {"periods_all", "periods_paid"}:
        found |= {"periods"}
    return found


def _paid(periods: int) -> int:
    return _whole("periods_paid", 0, periods - 1)


def _whole(key: str, least: int, most: int) -> int:
    language = visit.language()
    return ask.whole_of(language, t(language, f"field.{key}"), _shown(key), least, most)


def _shown(key: str) -> str:
    found = visit.typed(key)
    return EXAMPLE.get(key, "") if found is None else str(found)
