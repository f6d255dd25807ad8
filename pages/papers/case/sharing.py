"""The rule of sharing as columns of a spreadsheet, with what each column comes to.

Three rounds find who would get more than is owed; the last columns share what is left, whole fen
first, then one more fen for the largest remainders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

ROUNDS = "EFG"
TOP = 4  # the first row of a debt


@dataclass(frozen=True, slots=True)
class Counted:
    """What the formulas of one debt come to, by column."""

    values: dict[str, int]


@dataclass(frozen=True, slots=True)
class Pools:
    """What a round shares, and by what in all, by column; and the fen left to give."""

    shared: dict[str, int]
    weights: dict[str, int]
    left: int


def counted(pool: int, owed: Sequence[int], weights: Sequence[int]) -> tuple[Pools, list[Counted]]:
    """The values that a spreadsheet shows before it counts itself."""
    full = [0] * len(owed)
    shared, by, rows = (
        {},
        {},
        [{"C": one, "D": two} for one, two in zip(owed, weights, strict=True)],
    )
    for column in (*ROUNDS, "H"):
        shared[column] = pool - sum(one * is_full for one, is_full in zip(owed, full, strict=True))
        by[column] = sum(one for one, is_full in zip(weights, full, strict=True) if not is_full)
        if column != "H":
            for at, row in enumerate(rows):
                above = shared[column] * row["D"] > row["C"] * by[column]
                row[column] = full[at] = int(full[at] or above)
    for row in rows:
        none = row["G"] or not by["H"]
        row["H"], row["J"] = (0, 0) if none else divmod(shared["H"] * row["D"], by["H"])
        row["I"] = row["H"]
    left = shared["H"] - sum(row["I"] for row in rows) if by["H"] else 0
    for at, row in enumerate(rows):
        larger = sum(one["J"] > row["J"] for one in rows)
        row["K"] = larger + sum(one["J"] == row["J"] for one in rows[: at + 1])
        row["L"] = row["C"] if row["G"] else row["I"] + (row["K"] <= left)
    return Pools(shared, by, left), [Counted(row) for row in rows]


def pool_formulas(inputs: str, last: int) -> dict[str, str]:
    """The cells above the debts: what each round shares (row 1), and by what (row 2)."""
    made = {"K1": f"=IF(H2=0,0,H1-SUM(I{TOP}:I{last}))"}
    before = ""
    for column in (*ROUNDS, "H"):
        first = f"ROUND({inputs}!B3*100,0)"
        weights = f"SUM(D{TOP}:D{last})"
        if before:
            full = f"{before}{TOP}:{before}{last}"
            first += f"-SUMPRODUCT({full},C{TOP}:C{last})"
            weights += f"-SUMPRODUCT({full},D{TOP}:D{last})"
        made[f"{column}1"], made[f"{column}2"] = f"={first}", f"={weights}"
        if column != "H":
            before = column
    return made


def formulas(inputs: str, row: int, source: int, last: int) -> dict[str, str]:
    """The cells of one debt in `row`, whose figures stand in row `source` of the inputs."""
    none, want = f"OR(G{row}=1,H$2=0)", f"H$1*D{row}"
    over = f"{want}-H{row}*H$2"
    made = {
        "C": f"=ROUND({inputs}!C{source}*100,0)",
        "D": f"=ROUND({inputs}!D{source}*100,0)",
        "E": f"=IF(E$1*D{row}>C{row}*E$2,1,0)",
        "H": f"=IF({none},0,INT({want}/MAX(1,H$2)))",
        # A quotient of doubles may miss a whole number by one; the remainder says so.
        "I": f"=IF({none},0,IF({over}<0,H{row}-1,IF({over}>=H$2,H{row}+1,H{row})))",
        "J": f"=IF({none},0,{want}-I{row}*H$2)",
        "K": f'=COUNTIF(J${TOP}:J${last},">"&J{row})+COUNTIF(J${TOP}:J{row},J{row})',
        "L": f"=IF(G{row}=1,C{row},I{row}+IF(K{row}<=K$1,1,0))/100",
    }
    for before, column in pairwise(ROUNDS):
        above = f"{column}$1*D{row}>C{row}*{column}$2"
        made[column] = f"=IF(OR({before}{row}=1,{above}),1,0)"
    return made
