"""`python -m planner.loan.batch cases.parquet --out plans.parquet`: a file of loans, answered."""

from __future__ import annotations

import argparse
import sys
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from planner.errors import Refused
from planner.loan.batch import table
from planner.loan.batch.reading import check

if TYPE_CHECKING:
    from distributed import Client, Future

TOGETHER = 50_000  # rows read, counted and written at once
WITH_ROWS = 5_000  # the same where every period is written
AHEAD = 2  # parts that wait for each worker


def main(arguments: list[str] | None = None) -> int:
    """Answer a file; 0 when it was written, 2 when it cannot be read, in a plain line."""
    given = asked().parse_args(arguments)
    try:
        print(answer_file(given.cases, given.out, given.rows, given.dask))
    except Refused as refusal:
        print(f"{given.cases}: {refusal.field}: {refusal.message}", file=sys.stderr)
        return 2
    except (OSError, pa.ArrowInvalid) as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def asked() -> argparse.ArgumentParser:
    """What the command is told."""
    found = argparse.ArgumentParser(
        prog="python -m planner.loan.batch",
        description=table.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("cases", type=Path, help="a Parquet file with one loan a row")
    found.add_argument("--out", type=Path, required=True, help="the Parquet file to write")
    found.add_argument("--rows", action="store_true", help="every period too, as lists")
    found.add_argument("--dask", metavar="ADDRESS", help="a Dask scheduler, tcp://10.0.0.5:8786")
    return found


def answer_file(cases: Path, out: Path, rows: bool, dask: str | None) -> str:
    """Read, count and write part after part; says how many rows, and how many were refused."""
    beside = out.with_name(f"{out.name}.part")
    with pq.ParquetFile(cases) as source:
        check(source.schema_arrow)
        if taken := set(source.schema_arrow.names) & set(table.ADDED):
            name = min(taken)
            raise Refused("twice", name, f"{name} is a column that we add; rename it")
        parts = numbered(source.iter_batches(batch_size=WITH_ROWS if rows else TOGETHER))
        try:
            said = write(through_dask(dask, parts, rows) if dask else here(parts, rows), beside)
            beside.replace(out)  # whole or not at all
        finally:
            beside.unlink(missing_ok=True)
    return said


def write(tables: Iterator[pa.Table], path: Path) -> str:
    """Write what comes, one part after the other."""
    done = refused = 0
    first = next(tables, None)
    if first is None:
        raise Refused("missing", "principal_fen", "the table has no rows")
    with pq.ParquetWriter(path, first.schema) as writer:
        for found in chain((first,), tables):
            writer.write_table(found)
            done += found.num_rows
            refused += found.num_rows - found["refused"].null_count
    return f"{done} rows, {refused} refused"


Part = tuple[pa.RecordBatch, int]


def numbered(batches: Iterator[pa.RecordBatch]) -> Iterator[Part]:
    """Each part with the number of its first row."""
    first = 1
    for batch in batches:
        yield batch, first
        first += batch.num_rows


def here(parts: Iterator[Part], rows: bool) -> Iterator[pa.Table]:
    """In this process."""
    for batch, first in parts:
        yield table.answered(batch, first, rows)


def through_dask(address: str, parts: Iterator[Part], rows: bool) -> Iterator[pa.Table]:
    """By the workers of a Dask scheduler, in order; few parts are on their way at a time.

    Only this process opens the files; a worker needs this program and its packages.
    """
    from distributed import Client

    with Client(address) as client:
        yield from in_order(client, parts, rows, table.answered)


def in_order(
    client: Client, parts: Iterator[Part], rows: bool, work: Callable[..., pa.Table]
) -> Iterator[pa.Table]:
    """Send parts ahead of the answers that are awaited."""
    waiting = deque["Future"]()
    for batch, first in parts:
        waiting.append(client.submit(work, batch, first, rows, pure=False))
        if len(waiting) > AHEAD * max(1, len(client.nthreads())):
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


if __name__ == "__main__":
    sys.exit(main())
