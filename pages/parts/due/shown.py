"""The ways to meet a bill in words and bars."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from content.voice import Voice
from pages import shapes
from pages.parts.due.rates import Known
from pages.parts.due.ways import Bill, Status, Way

USES = {"minimum": ("interest", "minimum"), "split": ("fee",), "late": ("late",)}
NEVER_WHOLE = ("minimum", "late")  # what a card adds beside: interest from the posting days, fees


@dataclass(frozen=True)
class Shown:
    """A bill with its ways, ready to be said."""

    voice: Voice
    bill: Bill
    known: Known
    found: list[Way]
    is_card: bool

    def amount(self, way: Way) -> str:
        """What a way adds, as said: an amount, at least an amount, or whose word it is."""
        if way.cost is None:
            return self.voice("due.lender" if way.status is Status.ASKED else "due.contract")
        said = self.voice.money(way.cost)
        return self.voice("due.least", amount=said) if self._open(way) else said

    def _open(self, way: Way) -> bool:
        return self.is_card and way.name in NEVER_WHOLE

    def _is_example(self, way: Way) -> bool:
        used = set(USES.get(way.name, ()))
        return bool(used & self.known.examples) and way.cost is not None

    def answer(self) -> tuple[str, str]:
        """The answer in one sentence or two, and its tone."""
        voice, bill, first = self.voice, self.bill, self.found[0]
        if not bill.short:
            over = voice.money(bill.have - bill.amount)
            return voice("due.enough", bill=voice.money(bill.amount), over=over), "good"
        late = self.found[-1]
        parts = [voice("due.short", short=voice.money(bill.short)), self._first(first)]
        if late.cost is not None:
            wait = self.known.rates.wait
            parts.append(voice("due.late", wait=wait, cost=self.amount(late)))
        if any(map(self._is_example, (first, late))):
            parts.append(voice("due.by_example"))
        return ("" if voice.language == "zh" else " ").join(parts), "calm"

    def _first(self, way: Way) -> str:
        rates = self.known.rates
        if way.cost is None:
            return self.voice("due.first.ask")
        return self.voice(
            f"due.first.{way.name}",
            cost=self.amount(way),
            wait=rates.wait,
            periods=rates.periods,
            missing=self.voice.money(way.missing),
        )

    def bars(self) -> Markup:
        """A bar for each way; none where nobody can say yet what it costs."""
        return shapes.bars(self.voice("due.bars"), [self._bar(way) for way in self.found])

    def _bar(self, way: Way) -> shapes.Bar:
        tone = {Status.LATE: "watch"}.get(way.status, "calm")
        if way.name == "whole" and way.enough:
            tone = "good"
        return shapes.Bar(self.name(way), self.amount(way), way.cost, tone, self._note(way))

    def name(self, way: Way) -> str:
        """What a way is called."""
        rates = self.known.rates
        key = "whole.savings" if way.name == "whole" and way.missing else way.name
        return self.voice(f"due.way.{key}", wait=rates.wait, periods=rates.periods)

    def _note(self, way: Way) -> str:
        """Its status, whether what there is suffices, what comes after."""
        voice, rates = self.voice, self.known.rates
        said = [voice(f"due.status.{self._status(way)}")]
        if way.missing:
            said.append(voice("due.missing", amount=voice.money(way.missing)))
        if way.name == "minimum" and way.enough is None:
            said.append(voice("due.see_minimum"))
        if way.later:
            key = "due.each" if way.name == "split" else "due.later"
            later = voice.money(way.later)
            said.append(voice(key, amount=later, wait=rates.wait, periods=rates.periods))
        if self._open(way):
            said.append(voice(f"due.open.{way.name}"))
        return " · ".join(said)

    def _status(self, way: Way) -> str:
        if way.name == "split":
            return "granted"
        if way.name == "minimum" and way.enough is None:
            return "if_minimum"
        return {Status.ON_TIME: "on_time", Status.ASKED: "asked", Status.LATE: "late"}[way.status]
