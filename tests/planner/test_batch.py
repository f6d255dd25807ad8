"""A table of loans: the exact engine's fen on every row, and every bad row by number and field."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from planner import dates
from planner.loan import Method, Per, Rate, Schedule, Terms, build
from planner.loan.batch.__main__ import asked, main
from planner.loan.batch.table import ADDED, FIGURES
from planner.money import Rounding
from tests.conftest import ROOT

GOOD = {
    "principal_fen": 1_000_000,
    "rate": "0.18",
    "per": "year",
    "method": "level_payment",
    "periods": 12,
}


def answered(folder: Path, rows: list[dict[str, object]], *more: str) -> pa.Table:
    """What the command makes of these rows, in parts of a few rows."""
    cases, out = folder / "cases.parquet", folder / "plans.parquet"
    pq.write_table(pa.Table.from_pylist(rows), cases, row_group_size=7)
    assert main([str(cases), "--out", str(out), *more]) == 0
    return pq.read_table(out)


@pytest.mark.parametrize(
    ("more", "payment", "last", "interest"),
    [
        # 10,000.00 at 18 % a year, 12 months: the usual annuity, 916.80; docs/method.md.
        ({}, 91_680, 91_681, 100_161),
        ({"rate": "0.015", "per": "month"}, 91_680, 91_681, 100_161),
        ({"rate": "0.0005", "per": "day"}, 91_680, 91_681, 100_161),  # a month has thirty days
        ({"rate": "0.015", "per": "period"}, 91_680, 91_681, 100_161),
        # 833.33 a month and 1.5 % of what is left, 150 + 137.50 + … + 12.50 = 975.00
        ({"method": "level_principal"}, 98_333, 84_587, 97_500),
        # 12,000.00 at 0.6 % of the first sum a month: 1,000 + 72 each
        (
            {"method": "flat_fee", "principal_fen": 1_200_000, "rate": "0.006", "per": "month"},
            *(107_200, 107_200, 86_400),
        ),
        ({"rate": "0", "periods": 1}, 1_000_000, 1_000_000, 0),
    ],
)
def test_figures_that_were_counted_by_hand(
    tmp_path: Path, more: dict[str, object], payment: int, last: int, interest: int
) -> None:
    row = GOOD | more
    found = answered(tmp_path, [row]).to_pylist()[0]
    total = int(row["principal_fen"]) + interest  # type: ignore[call-overload]
    assert [found[name] for name in FIGURES] == [payment, last, interest, total]
    assert found["row"] == 1 and found["refused"] is found["refused_field"] is None


def exact(row: dict[str, object]) -> Schedule:
    """The same loan, alone, by the exact engine."""
    periods, method = int(str(row["periods"])), Method(str(row["method"]))
    rate = Rate(Fraction(str(row["rate"])), Per(str(row["per"])))
    due = tuple(dates.add_months(date(2026, 1, 10), at) for at in range(1, periods + 1))
    rounding = Rounding.DOWN if method is Method.FLAT_FEE else Rounding.HALF_UP
    terms = Terms(int(str(row["principal_fen"])), method, rate, due, date(2026, 1, 10), 10)
    return build(Terms(**{**vars(terms), "rounding": rounding}))


def drawn(by: random.Random) -> dict[str, object]:
    """A loan as a centre meets it, and some that it does not."""
    per, most = by.choice([("year", 36), ("month", 5), ("day", 1), ("period", 9)])
    return {
        "name": f"case {by.randrange(1000)}",
        "principal_fen": by.choice([1, by.randrange(1, 10**5), by.randrange(1, 10**8), 10**14]),
        "rate": by.choice(["0", f"{by.randrange(most * 100) / 10_000:.4f}", "0.0005"]),
        "per": per,
        "method": by.choice(["level_payment", "level_principal", "flat_fee"]),
        "periods": by.choice([1, 3, 6, 12, 24, by.randrange(1, 61)]),
    }


def test_a_table_of_loans_has_the_fen_of_the_exact_engine(tmp_path: Path) -> None:
    by = random.Random(20261126)
    rows = [drawn(by) for _ in range(300)]
    found = answered(tmp_path, rows, "--rows")
    assert found.column_names == [*rows[0], *ADDED]
    for at, (row, one) in enumerate(zip(rows, found.to_pylist(), strict=True)):
        assert one["row"] == at + 1 and one["refused"] is None and row.items() <= one.items()
        own = exact(row)
        pad = [0] * (int(str(row["periods"])) - len(own.rows))
        assert one["payment_fen"] == (own.usual if "level_p" in str(row) else own.rows[0].payment)
        assert one["payments_fen"] == [line.payment for line in own.rows] + pad, row
        assert one["interest_fen"] == [line.interest + line.fee for line in own.rows] + pad
        assert one["closing_fen"] == [line.closing for line in own.rows] + pad
        assert one["total_payment_fen"] == own.total("payment")
        assert one["total_interest_fen"] == own.total("interest") + own.total("fee")
        assert one["last_payment_fen"] == one["payments_fen"][-1]


BAD = [
    ({"principal_fen": None}, "missing", "principal_fen"),
    ({"principal_fen": 0}, "out_of_range", "principal_fen"),
    ({"principal_fen": -5}, "out_of_range", "principal_fen"),
    ({"principal_fen": 10**14 + 1}, "too_large", "principal_fen"),
    ({"principal_fen": 10**14, "rate": "0.1234567891"}, "too_large", "principal_fen"),
    ({"rate": None}, "missing", "rate"),
    ({"rate": "18%"}, "not_a_number", "rate"),
    ({"rate": "1e-2"}, "not_a_number", "rate"),
    ({"rate": ""}, "not_a_number", "rate"),
    ({"rate": "-0.1"}, "negative", "rate"),
    ({"rate": "1001", "per": "month"}, "too_large", "rate"),
    ({"rate": "0." + "1" * 30}, "too_large", "rate"),
    ({"rate": "0.1\0year"}, "not_a_number", "rate"),
    ({"per": None}, "missing", "per"),
    ({"per": "total"}, "unknown_word", "per"),
    ({"method": None}, "missing", "method"),
    ({"method": "bullet"}, "unknown_word", "method"),
    ({"periods": None}, "missing", "periods"),
    ({"periods": 0}, "out_of_range", "periods"),
    ({"periods": 601}, "out_of_range", "periods"),
]


def test_a_bad_row_is_named_and_does_not_stop_the_rest(tmp_path: Path) -> None:
    rows = [one for more, _, _ in BAD for one in (GOOD, GOOD | more)]
    found = answered(tmp_path, rows, "--rows").to_pylist()
    for at, (_, code, where) in enumerate(BAD):
        good, bad = found[2 * at], found[2 * at + 1]
        assert good["refused"] is None and good["payment_fen"] == 91_680
        assert (bad["row"], bad["refused"], bad["refused_field"]) == (2 * at + 2, code, where)
        assert {bad[name] for name in FIGURES} == {None} and bad["payments_fen"] is None


def test_a_table_that_cannot_be_read_is_refused_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases, out = tmp_path / "cases.parquet", tmp_path / "plans.parquet"
    for columns, said in (
        ({key: [one] for key, one in GOOD.items() if key != "rate"}, "rate: the table has no"),
        ({key: [one] for key, one in GOOD.items()} | {"rate": [0.18]}, "rate: holds text, not dou"),
        ({key: [one] for key, one in GOOD.items()} | {"row": [1]}, "row: row is a column that we"),
    ):
        pq.write_table(pa.table(columns), cases)
        assert main([str(cases), "--out", str(out)]) == 2
        assert said in capsys.readouterr().err
    cases.write_text("principal,rate")
    assert main([str(cases), "--out", str(out)]) == 2
    assert main([str(tmp_path / "none"), "--out", str(out)]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["cases.parquet"]


def test_words_may_be_a_dictionary_and_help_names_every_column(tmp_path: Path) -> None:
    table = pa.Table.from_pylist([GOOD, GOOD | {"method": None}])
    for name in ("method", "per", "rate"):
        at = table.column_names.index(name)
        table = table.set_column(at, name, table[name].dictionary_encode())
    pq.write_table(table, tmp_path / "cases.parquet")
    command = [sys.executable, "-m", "planner.loan.batch", str(tmp_path / "cases.parquet")]
    command += ["--out", str(tmp_path / "plans.parquet")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "2 rows, 1 refused\n"
    told = asked().format_help()
    assert [name for name in (*GOOD, *ADDED) if f"`{name}`" not in told] == []
