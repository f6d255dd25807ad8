"""`match`: which conventions reproduce a lender's printed rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from planner.contract import naming
from planner.contract.fields import Amount, Choice, Day, Many, Table, Whole
from planner.contract.nested import WithSchedule
from planner.contract.terms import OPTIONAL, from_fields
from planner.dates import DayCount, Ends
from planner.loan import COLUMNS, PERIODS_MOST, Convention, Printed, Stated, fits, place
from planner.money import Rounding, yuan

ROW_FIELDS: dict[str, Any] = {"number": Whole(1, PERIODS_MOST), "due": Day()}
ROW_FIELDS |= {"days": Whole(1, 3660)}
ROW_FIELDS |= {name: Amount() for name in COLUMNS}
ROW = Table(ROW_FIELDS, dict.fromkeys(ROW_FIELDS))
REQUEST = WithSchedule(
    Table(
        {"count": Choice(tuple(Ends)), "rows": Many(ROW, 1, PERIODS_MOST)},
        {"count": None},
    ),
    OPTIONAL | {"day_count": None, "rounding": None},
    verb=False,
)


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
    got = REQUEST.read(request, "")
    with naming.of_schedule(got):
        loan = from_fields(got | {"day_count": got["day_count"] or "30/360"})
        due = loan.due[-1:] if loan.method == "bullet" else loan.due
        rows = place([Printed(**row) for row in got["rows"]], loan.start, due)
        found = fits(loan, rows, _stated(got))
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


def _stated(got: Mapping[str, Any]) -> Stated:
    """What the request itself says of a convention."""
    day_count, count, rounding = (got[name] for name in ("day_count", "count", "rounding"))
    return Stated(
        day_count and DayCount(day_count), count and Ends(count), rounding and Rounding(rounding)
    )


def _words(convention: Convention) -> dict[str, str]:
    """A convention by its words; what is as usual of a layout is left out."""
    return {name: str(word) for name, word in asdict(convention).items() if word is not None}
