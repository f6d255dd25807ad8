"""Whether single requests keep to the limits of docs/contract.md: seconds of the processor, memory.

    python -m tests.instruments.dear

The thousand hostile requests of the tests, and the dearest that we know. Each line is a process of
its own in which the planner is loaded, as a clerk of the server has it; seconds are those of its
dearest request without loading, the peak is that of the whole process. Ends with 1 above a limit.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from typing import Any

from planner.contract.verbs import VERBS
from tests.conftest import ROOT
from tests.planner.test_refusals import LOAN
from tests.server.asked import DEAR, hostile

LIMITS = (1.0, 100.0)  # seconds, megabytes
OF_A_MIX = (2.0, 200.0)
# Reads a verb and a body a line; says status and seconds of each, at the end the peak.
CLERK = """
import json, sys, time
from planner.contract import posted, verbs
verbs.load()
for line in sys.stdin:
    name, body = json.loads(line)
    before = time.process_time()
    status, pieces = posted.reply(name, body.encode("latin-1"), posted.answered, lambda: False)
    for _ in pieces: pass
    print(status, time.process_time() - before)
print(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0])
"""
Asked = tuple[str, bytes]


def strangers(count: int = 1000) -> list[Asked]:
    """The hostile requests of test_api.py that reach a clerk; a list is not a single request."""
    by, found = random.Random(20261126), list[Asked]()
    for _ in range(count):
        asked = hostile(by)
        name, body = asked["url"].rpartition("/")[2], asked["content"]
        if name in VERBS and not body.startswith(b"["):
            found.append((name, body))
    return found


def plan(strategy: str) -> dict[str, Any]:
    """A hundred debts, each with a rate of its own, that a budget pays off slowly."""
    debts = [
        {
            "name": f"d{at}",
            "balance": f"{10000 + 37 * at}.00",
            "rate": {"value": f"0.{100 + at}", "per": "year"},
            "minimum": "90.00",
        }
        for at in range(100)
    ]
    return {"debts": debts, "monthly_budget": "12900.00", "strategy": strategy}


def overdue() -> dict[str, Any]:
    """As many instalments, payments, days and daily charges as may be asked."""
    day = "{}-{:02d}-{:02d}"
    dues = [day.format(1990 + at // 12, at % 12 + 1, 1) for at in range(600)]
    return {
        "missed": [{"due": one, "principal": "100.00", "interest": "10.00"} for one in dues],
        "penalty": {"rate": {"value": "0.0005", "per": "day"}},
        "charges": [{"amount": "0.01", "every_days": 1}] * 10,
        "payments": [{"on": f"{one[:8]}15", "amount": "1.00"} for one in dues],
        "as_of": [
            day.format(2040 + at // 336, at // 28 % 12 + 1, at % 28 + 1) for at in range(400)
        ],
    }


def mixed() -> dict[str, Any]:
    """As much of a mix as is answered over HTTP."""
    by = random.Random(1)
    return {
        "mode": "keep",
        "budget": [f"{by.randrange(2000, 9000)}.00" for _ in range(120)],
        "debts": [
            {
                "name": f"d{debt}",
                "late": debt % 2 == 0,
                "harm": "reported",
                "owed": "50000.00",
                "offers": [
                    {
                        "name": f"o{at}",
                        "by": "lender",
                        "level": at // 2,
                        "needs_agreement": True,
                        "leaves_overdue": False,
                        "payments": {
                            str(month): f"{by.randrange(100, 900)}.00" for month in range(1, 121)
                        },
                    }
                    for at in range(8)
                ],
            }
            for debt in range(15)
        ],
    }


def single(name: str, asked: dict[str, Any]) -> list[Asked]:
    return [(name, json.dumps(asked).encode())]


LONG = LOAN | {"periods": 600, "every": {"months": 120}}
ABSURD = LONG | {"rate": {"value": "999.78", "per": "day"}}
ANSWERED, REFUSED = 200, 422
# What is asked, whether it is answered, its limits.
LINES: list[tuple[str, list[Asked], int, tuple[float, float]]] = [
    *(
        (said, single(name, asked), status, LIMITS)
        for said, name, asked, status in (
            ("relief, 40 new plans of 600 months", "relief", DEAR, ANSWERED),
            ("plan, 100 debts, smallest first", "plan", plan("snowball"), ANSWERED),
            ("plan, 100 debts, in proportion", "plan", plan("pro_rata"), ANSWERED),
            ("overdue, as much as may be asked", "overdue", overdue(), ANSWERED),
            ("schedule at 999.78 a day", "schedule", ABSURD, REFUSED),
            ("match of the same", "match", ABSURD | {"rows": [{"payment": "1.00"}]}, REFUSED),
        )
    ),
    ("mix, 15 debts, 8 offers, 120 windows", single("mix", mixed()), ANSWERED, OF_A_MIX),
]


def measured(asked: list[Asked]) -> tuple[float, float, Counter[int]]:
    """The seconds of the dearest, the megabytes of the process, how often which status."""
    lines = "".join(json.dumps([name, body.decode("latin-1")]) + "\n" for name, body in asked)
    command = [sys.executable, "-c", CLERK]
    done = subprocess.run(
        command, input=lines, cwd=ROOT, capture_output=True, text=True, check=True
    )
    *found, peak = done.stdout.splitlines()
    statuses = Counter(int(one.split()[0]) for one in found)
    return max(float(one.split()[1]) for one in found), int(peak) / 1000, statuses


def within(name: str, asked: list[Asked], limits: tuple[float, float]) -> Counter[int]:
    """Measure and say it; the statuses, none where a limit is passed."""
    spent, peak, statuses = measured(asked)
    kept = spent <= limits[0] and peak <= limits[1]
    said = f"{name}: {spent:.2f} s of {limits[0]:g}, {peak:.0f} MB of {limits[1]:g}"
    print(f"{said} {dict(statuses)}{'' if kept else '  ABOVE'}", flush=True)
    return statuses if kept else Counter()


def main() -> int:
    kept = [within(name, asked, limits) == {status: 1} for name, asked, status, limits in LINES]
    strange = within("the hostile requests of the tests", strangers(), LIMITS)
    return 0 if all(kept) and min(strange[200], strange[422]) > 100 else 1


if __name__ == "__main__":
    sys.exit(main())
