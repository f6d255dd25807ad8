"""`make bench`: how fast the planner and the pages are, as ratios within one run.

Each line is the median of five rounds, ours and the peer's taken in turn, and says what each side
does. Nothing here is asserted: a busy machine moves every figure.
"""

from __future__ import annotations

import contextlib
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import loan as loankit
import numpy as np
import numpy_financial as npf
import pyxirr
import QuantLib as ql
from debt_optimizer.core import debt_optimizer as optimizer
from debt_optimizer.core.financial_calc import Debt, Income

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from instruments.load import Target, measure

import planner
from content.words import t
from planner import dates, irr
from planner.contract.terms import ScheduleRequest, from_fields
from planner.household import Liability, Strategy, run
from planner.loan import batch, build

ROOT = Path(__file__).resolve().parent.parent
PRINCIPAL, PERIODS = 1_000_000, 36
AT = np.arange(1, PERIODS + 1)
LOANS = {
    "principal": "10000.00",
    "method": "level_payment",
    "rate": {"value": "0.18", "per": "year"},
    "periods": PERIODS,
    "start": "2026-01-10",
}
TERMS = from_fields(ScheduleRequest.read(LOANS))
Act = Callable[[], object]


def seconds(act: Act, times: int) -> float:
    """The time of one call."""
    start = time.perf_counter()
    for _ in range(times):
        act()
    return (time.perf_counter() - start) / times


def compare(what: str, ours: Act, peer: Act, times: tuple[int, int]) -> None:
    """Print how often our time fits into the peer's, the median of five rounds in turn."""
    ours(), peer()
    rounds = [(seconds(ours, times[0]), seconds(peer, times[1])) for _ in range(5)]
    own = statistics.median(one for one, _ in rounds)
    ratio = statistics.median(other / one for one, other in rounds)
    print(f"  {ratio:6.2f} × our {own * 1e6:9.1f} µs   {what}")


def new_calendar() -> object:
    """The rows of a loan whose dates were never asked for before."""
    dates.calendar.cache_clear()
    dates.days_between.cache_clear()
    return build(from_fields(ScheduleRequest.read(LOANS))).rows


def numpy_financial() -> object:
    payment = npf.pmt(0.015, PERIODS, 10_000)
    return payment, npf.ipmt(0.015, AT, PERIODS, 10_000), npf.ppmt(0.015, AT, PERIODS, 10_000)


def quantlib() -> object:
    start = ql.Date(10, 1, 2026)
    months = ql.Period(3, ql.Years)
    notionals = ql.sinkingNotionals(months, ql.Monthly, 0.18, 10_000.0)
    schedule = ql.sinkingSchedule(start, months, ql.Monthly, ql.NullCalendar())
    count = ql.Thirty360(ql.Thirty360.BondBasis)
    bond = ql.AmortizingFixedRateBond(0, notionals, schedule, [0.18], count)
    return [flow.amount() for flow in bond.cashflows()]


def kit() -> object:
    asked = loankit.LoanRequest(Decimal(10_000), Decimal(18), PERIODS, "equal-installment")
    return loankit.STRATEGIES["equal-installment"]().generate(asked)


def schedules() -> None:
    """One loan. Columns are whole lists of fen and dates; rows are objects made from them."""
    print("36 rows. Ours: due dates, days, balances, interest, principal, payment, whole fen")
    columns, rows = (lambda: build(TERMS)), (lambda: build(TERMS).rows)
    floats = "numpy-financial pmt + ipmt + ppmt: floats, no dates, no balances, no rows"
    compare(f"columns; {floats}", columns, numpy_financial, (2000, 300))
    compare(f"row objects; {floats}", rows, numpy_financial, (2000, 300))
    compare("row objects; QuantLib: dates, cash flows as floats", rows, quantlib, (2000, 300))
    compare("row objects; loankit: rows to the fen, no dates", rows, kit, (2000, 300))
    what = "from the JSON, dates never seen before, row objects; QuantLib as above"
    compare(what, new_calendar, quantlib, (500, 300))


def batches() -> None:
    """Many loans, the same columns on both sides, fresh memory on both sides."""
    print("100,000 loans × 36. Ours: exact int64 fen")
    loans, owed = np.full(100_000, PRINCIPAL), np.full((100_000, 1), 10_000.0)

    def peer() -> object:
        principal = npf.ppmt(0.015, AT, PERIODS, owed)
        payment, interest = npf.pmt(0.015, PERIODS, owed), npf.ipmt(0.015, AT, PERIODS, owed)
        return payment, interest, principal, owed + np.cumsum(principal, axis=1)

    what = "numpy-financial pmt, ipmt, ppmt and balances: floats, nothing rounded"
    compare(what, lambda: batch.level(loans, 3, 200, PERIODS), peer, (3, 1))


def solved() -> None:
    """True rates. pyxirr is inside ours, which also checks what it found."""
    print("Rates of 36 payments. Ours: sign check, pyxirr, residual check, all roots")
    rows = build(TERMS).rows
    flows = [PRINCIPAL, *(-row.payment for row in rows)]
    dated = [(TERMS.start, PRINCIPAL), *((row.due, -row.payment) for row in rows)]
    days, amounts = [day for day, _ in dated], [float(flow) for flow in flows]
    by_period, by_date = (lambda: irr.by_period(flows)), (lambda: irr.by_date(dated))
    compare("IRR; numpy-financial irr", by_period, lambda: npf.irr(amounts), (500, 100))
    compare("IRR; pyxirr irr alone", by_period, lambda: pyxirr.irr(amounts), (500, 500))
    what = "XIRR; pyxirr xirr alone (numpy-financial has none)"
    compare(what, by_date, lambda: pyxirr.xirr(days, amounts), (500, 500))


def plans() -> None:
    """Ten debts for about 120 months. The peer tries three orders; so do we, on the same debts."""
    print("10 debts, 120 months, three orders each")
    debts = [(3000 * at + 6000, 2 * at + 6) for at in range(10)]
    least = [balance * rate // 1200 + 20 for balance, rate in debts]
    budget, orders = sum(least) + 300, tuple(Strategy)[:3]
    theirs = [
        Debt(f"debt {at}", float(balance), float(least[at]), float(rate), 1)
        for at, (balance, rate) in enumerate(debts)
    ]
    pay = Income("pay", float(budget), "monthly", date(2026, 1, 1))
    own = [
        Liability(f"debt {at}", balance * 100, Fraction(rate, 1200), least[at] * 100)
        for at, (balance, rate) in enumerate(debts)
    ]
    asked = {"monthly_budget": f"{budget}.00", "debts": [_request(one) for one in own]}

    def peer() -> object:
        return optimizer.DebtOptimizer(
            theirs, [pay], settings={"current_bank_balance": 0.0}
        ).optimize_debt_strategy()

    def figures() -> object:
        return [run(own, [(1, budget * 100)], order) for order in orders]

    def answers() -> object:
        return [planner.plan(asked | {"strategy": order}) for order in orders]

    tables = "financial-debt-optimizer: tables of floats, its own log and reasons"
    compare(f"figures in fen; {tables}", figures, peer, (10, 1))
    compare(f"read and answered as JSON; {tables}", answers, peer, (5, 1))


def _request(debt: Liability) -> dict[str, object]:
    rate = {"value": f"{float(debt.rate * 12):.2f}", "per": "year"}
    yuan = {"balance": f"{debt.balance // 100}.00", "minimum": f"{debt.floor // 100}.00"}
    return {"name": debt.name, "rate": rate} | yuan


@contextlib.contextmanager
def served(command: Sequence[str], page: str, label: str) -> Iterator[Target]:
    """A server of its own on a free port of this machine, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    asked = [sys.executable, *(part.format(port=port) for part in command)]
    quiet, given = subprocess.DEVNULL, {**os.environ, "PORT": str(port)}
    process = subprocess.Popen(asked, cwd=ROOT, env=given, stdout=quiet, stderr=quiet)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            time.sleep(0.2)
        yield Target(port, process.pid, page, label)
    finally:
        process.terminate()
        process.wait(30)


def pages() -> None:
    """Changes on the fullest page beside changes on an empty one, over websockets, no browser."""
    empty = "tests/instruments/empty_app.py"
    with (
        served(["app.py"], "relief", t("zh", "field.principal")) as relief,
        served([empty, "{port}"], "", "amount") as same,
        served([empty, "{port}", "collect"], "", "amount") as collecting,
    ):
        print("Pages, one visit with 4 changes a second: the server's CPU of a change")
        targets = (relief, same, collecting)
        for target in targets:
            measure(target, 1, 4, 2)  # what is loaded with the first visits
        rounds = [[measure(target, 1, 4, 8).cpu_ms for target in targets] for _ in range(3)]
        own = statistics.median(full for full, _, _ in rounds)
        for at, what in ((1, "served as ours is"), (2, "on a frozen heap, collecting every time")):
            ratio = statistics.median(row[0] / row[at] for row in rounds)
            print(f"  /relief {own:.1f} ms, {ratio:.1f} × an empty page {what}")
        print("Pages, 100 visits with 0.2 changes a second each, one process")
        for name, target in (("/relief", relief), ("an empty page", same)):
            print(f"  {name}: {measure(target, 100, 0.2, 30)}")


def import_ms() -> float:
    code = (
        "import sys, time; s = time.perf_counter(); import planner; "
        "assert not {'numpy', 'pandas', 'scipy', 'streamlit'} & set(sys.modules); "
        "print((time.perf_counter() - s) * 1000)"
    )
    run = [sys.executable, "-c", code]
    return statistics.median(float(subprocess.check_output(run, cwd=ROOT)) for _ in range(5))


def main() -> None:
    """Print the ratios."""
    print("A × our B: the peer takes A times as long as we do; above 1 we are faster.")
    for part in (schedules, batches, solved, plans, pages):
        part()
    print(f"import planner: {import_ms():.0f} ms, without numpy, pandas, scipy, streamlit")


if __name__ == "__main__":
    main()
