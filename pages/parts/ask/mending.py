"""What has to be mended: under its field, and in place of the answer."""

from __future__ import annotations

from content.words import t
from pages import shapes
from pages.parts import look, visit
from pages.parts.ask.typed import Unreadable
from planner import Refused


def wrong(message: str) -> None:
    """Say under a field what has to change; the page goes on, so that every field stays."""
    visit.problems().append(message)
    look.show(shapes.mistake(message))


def check() -> None:
    """Stop before calculating when a field above could not be read."""
    if visit.problems():
        raise Unreadable(visit.problems()[0])


def refusal(language: str, refused: Refused) -> str:
    """A refusal of the planner in the reader's words, naming the field as the page calls it."""
    last = refused.field.rsplit(".", 1)[-1]
    names = {"value": "rate", "to": "move_to", "first_due": "next_due", "due_dates": "periods"}
    name = (
        t(language, f"field.{names.get(last, last)}")
        if (names.get(last, last) in _NAMED)
        else t(language, "field.other")
    )
    known = f"error.{refused.code}" if refused.code in _CODES else "error.other"
    return t(
        language,
        known,
        field=name,
        least=refused.values.get("least", ""),
        most=refused.values.get("most", ""),
    )


def unanswered(language: str, problem: Unreadable | Refused | None = None) -> str:
    """What stands in the answer's place: which field to mend, or why the planner refused."""
    if isinstance(problem, Refused):
        return refusal(language, problem)
    first = next(iter(visit.problems()), str(problem or ""))
    return shapes.mend(t(language, "error.first", problem=first), t(language, "error.mend"))


_NAMED = ("principal", "rate", "periods", "next_due", "move_to", "fees", "amount", "budget")


_CODES = (
    "missing",
    "too_large",
    "negative",
    "not_positive",
    "too_many_decimals",
    "not_a_number",
    "out_of_range",
    "payment_below_interest",
    "date_order",
    "fees_eat_loan",
    "nothing_overdue",
    "nothing_ahead",
    "no_rate",
)
