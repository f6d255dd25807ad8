"""A talk to practise: turns with what can be said, and ends; no machine judges anything in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SITUATIONS = ("early", "late", "pressed", "family", "settle")
SIDES = ("borrower", "staff")
WORTHS = ("good", "weak", "harm")
KINDS = ("good", "open", "poor")
Pair = dict[str, str]
Path = tuple[tuple["Answer", ...], "End"]  # what is said on one way through a talk, and its end


@dataclass(frozen=True)
class Answer:
    """One thing to say: what it does, why, and which turn or end it leads to.

    `promises_more` marks a promise of more than can be paid, or a push for one.
    """

    id: str
    worth: str
    promises_more: bool
    says: Pair
    does: Pair
    why: Pair
    goes: str


@dataclass(frozen=True)
class Turn:
    """What the other side says, what a good answer holds, and what can be said.

    `plain` is said instead of `says` where a figure in it has not been typed.
    """

    id: str
    step: Pair
    says: Pair
    plain: Pair
    holds: dict[str, tuple[str, ...]]
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class End:
    """How a talk ends: good, open or poor; what there is now, and what to do next."""

    id: str
    kind: str
    says: Pair
    then: Pair


@dataclass(frozen=True)
class Rehearsal:
    """One talk from one side; it begins with its first turn."""

    id: str
    order: int
    situation: str
    side: str
    name: Pair
    scene: Pair
    letter: str | None
    page: str | None
    facts: tuple[str, ...]
    turns: dict[str, Turn]
    ends: dict[str, End]

    @property
    def first(self) -> str:
        """The id of the turn that it begins with."""
        return next(iter(self.turns))

    def said(self, picked: Sequence[str]) -> list[tuple[Turn, Answer]]:
        """The steps of a talk by the answers picked; what does not fit ends it there."""
        steps, at = [], self.first
        for name in picked:
            found = next((one for one in self._answers(at) if one.id == name), None)
            if found is None:
                break
            steps.append((self.turns[at], found))
            at = found.goes
        return steps

    def _answers(self, at: str) -> tuple[Answer, ...]:
        return self.turns[at].answers if at in self.turns else ()

    def best(self) -> list[tuple[Turn, Answer]]:
        """The talk in which every answer is the first good one: what its script is made of."""
        steps, at = [], self.first
        while at in self.turns:
            turn = self.turns[at]
            good = next(one for one in turn.answers if one.worth == "good")
            steps.append((turn, good))
            at = good.goes
        return steps

    def paths(self) -> Iterator[Path]:
        """Every way through the talk, with its end."""
        yield from self._from(self.first, ())

    def _from(self, at: str, before: tuple[Answer, ...]) -> Iterator[Path]:
        if at in self.ends:
            yield before, self.ends[at]
            return
        for one in self.turns[at].answers:
            yield from self._from(one.goes, (*before, one))
