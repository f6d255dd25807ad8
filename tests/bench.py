"""`make bench`: how fast the planner is beside its peers, as ratios within one run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy_financial as npf
import QuantLib as ql

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from planner import amortise, batch, terms

PRINCIPAL, PERIODS = 1_000_000, 36


def median(act: Callable[[], object], times: int) -> float:
    """The median of five rounds, in seconds a call."""
    rounds = []
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(times):
            act()
        rounds.append((time.perf_counter() - start) / times)
    return statistics.median(rounds)


TERMS = terms.read(
    {
        "principal": "10000.00",
        "method": "level_payment",
        "rate": {"value": "0.18", "per": "year"},
        "periods": PERIODS,
        "start": "2026-01-10",
    }
)


def ours() -> object:
    """The whole schedule: dates, balances and rows."""
    return amortise.build(TERMS)


def numpy_financial() -> object:
    at = np.arange(1, PERIODS + 1)
    payment = npf.pmt(0.015, PERIODS, 10_000)
    return payment, npf.ipmt(0.015, at, PERIODS, 10_000), npf.ppmt(0.015, at, PERIODS, 10_000)


def quantlib() -> object:
    start = ql.Date(10, 1, 2026)
    months = ql.Period(3, ql.Years)
    notionals = ql.sinkingNotionals(months, ql.Monthly, 0.18, 10_000.0)
    schedule = ql.sinkingSchedule(start, months, ql.Monthly, ql.NullCalendar())
    count = ql.Thirty360(ql.Thirty360.BondBasis)
    bond = ql.AmortizingFixedRateBond(0, notionals, schedule, [0.18], count)
    return [flow.amount() for flow in bond.cashflows()]


def import_ms() -> float:
    code = (
        "import sys, time; s = time.perf_counter(); import planner; "
        "assert not {'pandas', 'scipy', 'streamlit'} & set(sys.modules); "
        "print((time.perf_counter() - s) * 1000)"
    )
    runs = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(5)]
    return statistics.median(runs)


def main() -> None:
    """Print the ratios."""
    own = median(ours, 2000)
    print(f"36 rows: numpy-financial takes {median(numpy_financial, 500) / own:.1f} × our time")
    print(f"36 rows: QuantLib takes {median(quantlib, 300) / own:.1f} × our time")
    loans = 100_000
    principal = np.full(loans, PRINCIPAL, dtype=np.int64)
    mine = median(lambda: batch.level(principal, 3, 200, PERIODS), 1)
    at = np.arange(1, PERIODS + 1)
    peer = median(lambda: npf.ipmt(0.015, at, PERIODS, np.full((loans, 1), 10_000.0)), 1)
    print(f"100,000 × 36: numpy-financial's interest alone takes {peer / mine:.1f} × our time")
    print(f"import planner: {import_ms():.0f} ms, without pandas, scipy, streamlit")


if __name__ == "__main__":
    main()
