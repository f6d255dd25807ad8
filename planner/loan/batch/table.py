"""A table of loans answered: a row for each, in its order, or why not.

Columns read (others stay as they are): `principal_fen` whole fen; `rate` a decimal text such as
"0.18", as a fraction and not in percent; `per` year, month, day or period; `method` level_payment,
level_principal or flat_fee; `periods` 1 to 600. A period is one month of 30 days out of 360, or
with `per` period whatever the rate is of. Interest is rounded half up, a flat fee cut to the fen.

Columns added: `row` (the first is 1); `payment_fen` the usual instalment (of level principal the
first); `last_payment_fen`; `total_interest_fen`, on a flat-fee plan the fees; `total_payment_fen`;
`refused` the code of the contract (docs/contract.md) or nothing; `refused_field` its column. With
`rows`: `payments_fen`, `interest_fen`, `closing_fen`, lists with one number a period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa

from planner.loan.batch.formulas import (
    Batch,
    Whole,
    flat_fee,
    level,
    level_principal,
    too_large,
)
from planner.loan.batch.reading import Loans, read
from planner.loan.terms import Method

FORMULAS: dict[str, Callable[[Whole, Whole, Whole, int], Batch]] = {
    Method.LEVEL_PAYMENT: level,
    Method.LEVEL_PRINCIPAL: level_principal,
    Method.FLAT_FEE: flat_fee,
}
FIGURES = ("payment_fen", "last_payment_fen", "total_interest_fen", "total_payment_fen")
LISTS = ("payments_fen", "interest_fen", "closing_fen")
ADDED = ("row", *FIGURES, "refused", "refused_field", *LISTS)


def answered(batch: pa.RecordBatch, first: int, rows: bool) -> pa.Table:
    """The rows of a part of a table, whose first is row `first`, with what was counted."""
    loans = read(batch)
    figures = np.zeros((len(FIGURES), batch.num_rows), dtype=np.int64)
    lists: list[list[Whole | None]] = [[None] * batch.num_rows for _ in LISTS if rows]
    for chosen, found in counted(loans):
        sums = (found.payment, found.payments[:, -1], found.total_interest, found.total_payment)
        for into, column in zip(figures, sums, strict=True):
            into[chosen] = column
        parts = (found.payments, found.interest, found.closing)
        for of_all, each in zip(lists, parts, strict=False):
            for at, row in zip(chosen, each, strict=True):
                of_all[at] = row
    return table(batch, first, loans, figures, lists)


def counted(loans: Loans) -> Iterator[tuple[Whole, Batch]]:
    """The loans of one method and length at once, with the rows on which they stand."""
    good = loans.code == ""
    for method, formula in FORMULAS.items():
        of_method = good & (loans.method == method)
        for periods in np.unique(loans.periods[of_method]):
            some = np.flatnonzero(of_method & (loans.periods == periods))
            given = [one[some] for one in (loans.principal, loans.numerator, loans.denominator)]
            large = too_large(given[0], given[1], given[2], int(periods))
            if large.any():
                beyond = np.zeros(good.size, dtype=bool)
                beyond[some[large]] = True
                loans.refuse(beyond, "too_large", "principal_fen")
                some, given = some[~large], [one[~large] for one in given]
            if some.size:
                yield some, formula(given[0], given[1], given[2], int(periods))


def table(
    batch: pa.RecordBatch,
    first: int,
    loans: Loans,
    figures: Whole,
    lists: list[list[Whole | None]],
) -> pa.Table:
    """What was read and what was counted, side by side."""
    refused = loans.code != ""
    found = pa.Table.from_batches([batch])
    count = np.arange(first, first + batch.num_rows, dtype=np.int64)
    added = [pa.array(count), *(pa.array(one, mask=refused) for one in figures)]
    added += [pa.array(one, pa.string(), mask=~refused) for one in (loans.code, loans.where)]
    added += [pa.array(one, pa.list_(pa.int64())) for one in lists]
    for name, column in zip(ADDED, added, strict=False):
        found = found.append_column(name, column)
    return found
