"""The clock of the tests: one moment, set here and in every process that the tests start.

`make test` always begins at the same moment, whatever the machine's clock says, and the machine's
zone is UTC; REPAYWISE_TEST_NOW names another one, as `make clocks` does.
"""

from __future__ import annotations

import os
import time
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from time_machine import travel

USUAL = "2026-11-24T12:00+08:00"
CHINA = "Asia/Shanghai"
AHEAD = "REPAYWISE_TEST_AHEAD"  # how many seconds our clock is ahead: the same in every process


@cache
def start() -> None:
    """Set the clock of this process; from there on it goes as fast as any other."""
    if AHEAD not in os.environ:
        first = datetime.fromisoformat(os.environ.get("REPAYWISE_TEST_NOW", USUAL))
        if first.tzinfo is None:
            raise ValueError("REPAYWISE_TEST_NOW needs its zone: 2027-03-15T12:00+08:00")
        os.environ[AHEAD] = str(first.timestamp() - time.time())
    now = time.time() + float(os.environ[AHEAD])
    travel(datetime.fromtimestamp(now, ZoneInfo("UTC")), tick=True).start()


def at(moment: str) -> travel:
    """Within `with`, this process is at another moment: no browser, no server."""
    return travel(datetime.fromisoformat(moment), tick=True)


def today(zone: str = CHINA) -> date:
    """The date in a zone."""
    return now(zone).date()


def now(zone: str = CHINA) -> datetime:
    """The moment, as a clock in a zone shows it."""
    return datetime.now(ZoneInfo(zone))
