"""`make scale`: a million loans by one process and by two workers of Dask: the same fen.

Prints what each took, and the memory of the one process; ends with 1 where a figure differs.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from distributed import LocalCluster

ROOT = Path(__file__).resolve().parent.parent
LOANS = 1_000_000


def cases(path: Path) -> None:
    """Loans as a centre may have them, one in two hundred with a fault; always the same ones."""
    by = np.random.default_rng(20261126)
    with pq.ParquetWriter(path, SCHEMA) as writer:
        for start in range(0, LOANS, 100_000):
            count = 100_000
            rates = by.integers(0, 3600, count)
            columns = {
                "case": [f"{start + at:07d}" for at in range(count)],
                "principal_fen": by.integers(-100_000, 20_000_000, count),
                "rate": [f"0.{rate:04d}" for rate in rates],
                "per": np.full(count, "year"),
                "method": by.choice(["level_payment", "level_principal", "flat_fee"], count),
                "periods": by.choice([3, 6, 9, 12, 18, 24, 36], count),
            }
            writer.write_table(pa.table(columns, SCHEMA))


SCHEMA = pa.schema(
    [
        ("case", pa.string()),
        ("principal_fen", pa.int64()),
        ("rate", pa.string()),
        ("per", pa.string()),
        ("method", pa.string()),
        ("periods", pa.int64()),
    ]
)


def run(what: str, *arguments: str) -> None:
    """The command in a process of its own; prints what it said, its time and its memory."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "planner.loan.batch", *arguments]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    took = time.perf_counter() - start
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"{what}: {said.strip()}, {took:.1f} s, at most {most:.0f} MB so far", flush=True)


def main() -> int:
    """0 where both give the same tables."""
    with tempfile.TemporaryDirectory() as folder:
        given, alone, many = (Path(folder) / f"{one}.parquet" for one in ("cases", "one", "dask"))
        cases(given)
        run("one process", str(given), "--out", str(alone))
        with LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
        ) as cluster:
            address = cluster.scheduler_address
            run("two workers", str(given), "--out", str(many), "--dask", address)
        same = pq.read_table(alone).equals(pq.read_table(many))
    print("the same fen in every row" if same else "THE TABLES DIFFER")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
