"""`match`: which conventions reproduce a lender's printed rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any

from planner.contract import naming
from planner.contract.fields import Amount, Day, choice, made, many, whole
from planner.contract.model import Model
from planner.contract.nested import WithSchedule
from planner.contract.terms import Periods, from_fields
from planner.dates import Ends
from planner.loan import PERIODS_MOST, Convention, Method, Printed, Stated, fits, place
from planner.money import yuan


class PrintedFields(Model):
    """A row as the lender prints it; two figures of a few rows are enough."""

    number: Periods | None = None
    due: Day | None = None
    days: Annotated[int, whole(1, 3660)] | None = None
    payment: Amount | None = None
    interest: Amount | None = None
    principal: Amount | None = None
    fee: Amount | None = None
    opening: Amount | None = None
    closing: Amount | None = None


class MatchBeside(Model):
    """What the lender printed."""

    count: Annotated[Ends, choice(Ends)] | None = None
    rows: Annotated[tuple[Annotated[Printed, made(PrintedFields)], ...], many(1, PERIODS_MOST)]


class MatchRequest(MatchBeside, WithSchedule):
    """A loan and the rows that its lender printed."""

    beside = MatchBeside


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """The conventions that print a lender's rows to the fen, or the nearest (对账).

    A `schedule` request with `rows` [{number?, due?, days?, opening?, interest?, fee?, principal?,
    payment?, closing?}]; a `day_count`, `count` or `rounding` that is given is kept. `conventions`
    is the commonest that reproduces every figure, or "none"; a rare layout adds `principal`,
    `remainder` or `payment_by` to it; `also` lists the others that cannot be told apart; `nearest`,
    `difference` and `rows` say how far the best one is. Raises `Refused`.

    >>> loan = {"principal": "10000.00", "method": "interest_first", "periods": 12,
    ...         "rate": {"value": "0.18", "per": "year"}, "start": "2026-01-10"}
    >>> rows = [{"number": 1, "interest": "155.00"}, {"number": 2, "interest": "140.00"}]
    >>> answer(loan | {"rows": rows})["conventions"]["day_count"]
    'actual/360'
    """
    got = MatchRequest.read(request)
    with naming.of_schedule(got):
        loan = from_fields(got)
        due = loan.due[-1:] if loan.method == Method.BULLET else loan.due
        rows = place(got.rows, loan.start, due)
        found = fits(loan, rows, Stated(got.day_count, got.count, got.rounding))
    best = found[0]
    exact = [_words(fit.convention) for fit in found if not fit.difference]
    return {
        "conventions": exact[0] if exact else "none",
        "also": exact[1:],
        "nearest": _words(best.convention),
        "difference": yuan(best.difference),
        "rows": [
            {
                "number": number,
                "column": column,
                "printed": yuan(printed),
                "computed": yuan(computed),
                "difference": yuan(printed - computed),
            }
            for number, column, printed, computed in best.off
        ],
    }


def _words(convention: Convention) -> dict[str, str]:
    """A convention by its words; what is as usual of a layout is left out."""
    return {name: str(word) for name, word in asdict(convention).items() if word is not None}
