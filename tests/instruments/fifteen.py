"""A change in the session with fifteen debts, beside one on /relief, in turn on one server.

    python -m tests.instruments.fifteen [changes]      two quiet minutes

Prints the median and 95 % of a change on /relief, in step 3 (a debt's card open), in step 4 (what
may be asked for, so that all three questions are counted anew) and in step 5 (the promised sum),
and how many times the first each of the others takes; at most twice is promised.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element

from content.words import t
from pages.parts.record import Record, packed
from pages.parts.session.mix.menu import Wish
from planner.case import Case, save_file
from tests import clock
from tests.instruments.load import Seen, Target, Visit, part
from tests.papers_client import CLIENT
from tests.server.serving import serve

DEBTS, PROMISED = 15, 2.0
SUMS = tuple(str(1000 + at) for at in range(100))
# Eight sets of what may be asked for: more than the page remembers answers of.
NAMES = [t("zh", f"session.wish.{one}") for one in Wish]
SETS = tuple(list(one) for many in range(len(NAMES) + 1) for one in combinations(NAMES, many))


@dataclass(frozen=True)
class Change:
    """A page, what it is given to begin with, which of its fields is changed, and to what."""

    name: str
    page: str
    label: str
    kept: Mapping[str, object]
    values: Sequence[str] | Sequence[list[str]] = SUMS


def case() -> Case:
    """Section 1's client with debts enough, each as it stands today."""
    today = clock.today()
    every = [CLIENT.debts[at % len(CLIENT.debts)] for at in range(DEBTS)]
    debts = tuple(
        replace(one, id=f"d{at}", name=f"第 {at} 家", owed_on=today)
        for at, one in enumerate(every, 1)
    )
    plan = replace(CLIENT.plan, start=today + timedelta(days=10))
    return replace(CLIENT, debts=debts, plan=plan, saved_on=today)


def changes() -> Iterator[Change]:
    """What is measured, in turn."""
    text = save_file(case()).decode()
    yield Change("relief", "relief", t("zh", "field.principal"), {})
    step, opened = {"case": text, "session_step": "debts"}, {"session_open": "d3"}
    yield Change("step 3", "session", t("zh", "session.field.owed"), step | opened)
    talks = {"case": text, "session_step": "talks"}
    yield Change("step 4", "session", t("zh", "session.wishes"), talks, SETS)
    settle = {"case": text, "session_step": "settle"}
    yield Change("step 5", "session", t("zh", "session.field.promise"), settle)


class Given(Visit):
    """A visit that takes up what a tab kept, and can choose among names."""

    def ask(self, value: str | list[str] | None = None) -> bytes:
        """As any visit asks; a list is what is chosen among names."""
        if not isinstance(value, list):
            return super().ask(value)
        message = BackMsg.FromString(super().ask(""))
        chosen = message.rerun_script.widget_states.widgets[0]
        chosen.string_array_value.data.extend(value)
        return message.SerializeToString()

    def note(self, element: Element) -> None:
        """Remember a choice among names too."""
        super().note(element)
        kind = element.WhichOneof("type")
        if kind == "button_group" and element.button_group.label == self.target.label:
            self.field = element.button_group.id

    def ask_given(self, kept: Mapping[str, object]) -> bytes:
        """The message of a tab that gives its record back."""
        return self.ask(packed(Record("0123456789abcdef", dict(kept)), told=True))


async def measured(target: Target, one: Change, count: int) -> Seen:
    """So many changes of one field, one after the other."""
    seen = Seen()
    visit = Given(replace(target, page=one.page, label=t("zh", "app.given")), seen)
    async with visit.connect() as line:
        await visit.timed(line, seen.first, visit.ask())
        visit.target = replace(visit.target, label=one.label)
        given, visit.field = visit.ask_given(one.kept), ""
        await visit.timed(line, seen.first, given)
        for at in range(count):
            await visit.timed(line, seen.changes, visit.ask(one.values[at % len(one.values)]))
    return seen


def main(count: int) -> int:
    """Three rounds; 1 where more than twice is taken."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, serve("app", Path(folder) / "log") as served:
        target = Target(served.port, served.pid, "", "")
        for _ in range(3):
            for one in changes():
                seen = asyncio.run(measured(target, one, count))
                if seen.faults:
                    raise SystemExit(f"{one.name}: {seen.faults}")
                found.setdefault(one.name, []).extend(seen.changes[2:])  # the first warm it up
    usual = part(found["relief"], 0.5)
    for name, times in found.items():
        middle = part(times, 0.5)
        print(f"{name}: p50 {middle:.0f}, p95 {part(times, 0.95):.0f} ms, {middle / usual:.2f} ×")
    return int(any(part(times, 0.5) > PROMISED * usual for times in found.values()))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
