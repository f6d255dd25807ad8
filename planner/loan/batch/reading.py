"""A table of loans as arrays: what can be counted, and of the rest why not."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from planner import money
from planner.errors import Refused
from planner.loan.batch.formulas import Whole
from planner.loan.periods import PER_YEAR
from planner.loan.terms import PERIODS_MOST, Method, Per

METHODS = (Method.LEVEL_PAYMENT, Method.LEVEL_PRINCIPAL, Method.FLAT_FEE)
PERS = (Per.YEAR, Per.MONTH, Per.DAY, Per.PERIOD)
WHOLE, TEXT = "a whole number", "text"
# Each column that is read, and what it holds.
COLUMNS = {
    "principal_fen": WHOLE,
    "rate": TEXT,
    "per": TEXT,
    "method": TEXT,
    "periods": WHOLE,
}
MOST_FEN = money.LARGEST_YUAN * 100
INT64 = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Loans:
    """One loan a row; where `code` is not empty nothing else of the row means anything."""

    principal: Whole
    numerator: Whole
    denominator: Whole
    periods: Whole
    method: NDArray[np.object_]
    code: NDArray[np.object_] = field(init=False)
    where: NDArray[np.object_] = field(init=False)

    def __post_init__(self) -> None:
        for name in ("code", "where"):
            object.__setattr__(self, name, np.full(self.principal.size, "", dtype=object))

    def refuse(self, rows: NDArray[np.bool_], code: str, where: str) -> None:
        """Say of some rows why they are not counted; the first reason stays."""
        fresh = rows & (self.code == "")
        self.code[fresh], self.where[fresh] = code, where


def check(schema: pa.Schema) -> None:
    """Refuse a table of which no row could be read."""
    for name, kind in COLUMNS.items():
        if name not in schema.names:
            raise Refused("missing", name, f"the table has no column {name}")
        held = schema.field(name).type
        inner = held.value_type if pa.types.is_dictionary(held) else held
        text = pa.types.is_string(inner) or pa.types.is_large_string(inner)
        if not (text if kind == TEXT else pa.types.is_integer(inner)):
            raise Refused("wrong_type", name, f"holds {kind}, not {held}")


def read(batch: pa.RecordBatch) -> Loans:
    """The rows of a part of a table."""
    principal, periods = whole(batch["principal_fen"]), whole(batch["periods"])
    method, per = words(batch["method"]), words(batch["per"])
    numerator, denominator, codes = rates(words(batch["rate"]), per)
    loans = Loans(principal, numerator, denominator, periods, method)
    loans.refuse(none(batch["principal_fen"]), "missing", "principal_fen")
    loans.refuse(principal < 1, "out_of_range", "principal_fen")
    loans.refuse(principal > MOST_FEN, "too_large", "principal_fen")
    loans.refuse(none(batch["rate"]), "missing", "rate")
    for code in ("not_a_number", "negative", "too_large"):
        loans.refuse(codes == code, code, "rate")
    for name, given, known in (("per", per, PERS), ("method", method, METHODS)):
        loans.refuse(none(batch[name]), "missing", name)
        loans.refuse(~np.isin(given.astype(str), known), "unknown_word", name)
    loans.refuse(none(batch["periods"]), "missing", "periods")
    loans.refuse((periods < 1) | (periods > PERIODS_MOST), "out_of_range", "periods")
    return loans


def none(column: pa.Array) -> NDArray[np.bool_]:
    """Where nothing stands."""
    return np.asarray(plain(column).is_null())


def plain(column: pa.Array) -> pa.Array:
    """A column whose values may stand in a dictionary beside it, as one that holds them itself."""
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def whole(column: pa.Array) -> Whole:
    """Whole numbers, 0 where none stands; what does not fit int64 is as large as it can be."""
    found = np.asarray(plain(column).fill_null(0))
    if found.dtype == np.uint64:
        found = np.minimum(found, np.uint64(INT64))
    return found.astype(np.int64)


def words(column: pa.Array) -> NDArray[np.object_]:
    """Texts, None where none stands."""
    return np.asarray(plain(column).to_numpy(zero_copy_only=False), dtype=object)


def rates(
    texts: NDArray[np.object_], per: NDArray[np.object_]
) -> tuple[Whole, Whole, NDArray[np.object_]]:
    """The exact rate of one month or period of each row, or a code; each spelling is read once."""
    pair = (pa.array(one, pa.string()) for one in (texts, per))
    packed = pc.binary_join_element_wise(*pair, "\0", null_handling="replace")
    coded = packed.dictionary_encode()
    first = [one.rsplit("\0", 1) for one in coded.dictionary.to_pylist()]
    known = [rate(text, of) for text, of in first]
    index = coded.indices.to_numpy()
    numerator, denominator = (np.array([one[at] for one in known], dtype=np.int64) for at in (0, 1))
    codes = np.array([one[2] for one in known], dtype=object)[index]
    return numerator[index], denominator[index], codes


def rate(text: str, per: str) -> tuple[int, int, str]:
    """The rate of one month or period as numerator and denominator, or why it cannot be read."""
    try:
        value = money.number(text, "rate")
    except Refused as refusal:
        return 0, 1, refusal.code
    if per in PER_YEAR:
        value = value * PER_YEAR[Per(per)] / 12
    top, bottom = value.as_integer_ratio()
    if top > money.LARGEST_RATE * bottom or bottom > INT64 or top > INT64:
        return 0, 1, "too_large"
    return top, bottom, ""
