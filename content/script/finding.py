"""What of the word list stands in a script, and where: nothing is judged, nothing is kept."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from content.documents import KINDS, LENDERS, Rule, Words, script_words
from content.script.folding import Folded, folded
from content.script.negation import denied

MOST = 10_000  # characters that are read at once; the page names it
SEVERAL = "several"  # lenders of several kinds: what holds for any of them

Holds = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of words that was found: how firm, by which rules, at which places of the text."""

    words: Words
    kind: str
    rules: tuple[Rule, ...]
    places: tuple[tuple[int, int], ...]

    def over(self, at: int) -> tuple[int, int] | None:
        """The place that covers a character of the text, if any does."""
        before = bisect_right(self.places, at, key=lambda place: place[0])
        place = self.places[before - 1] if before else (0, 0)
        return place if at < place[1] else None

    def quoted(self, text: str) -> tuple[str, ...]:
        """The words as they stand in the text, each once."""
        return tuple(dict.fromkeys(text[start:end] for start, end in self.places))


@dataclass(frozen=True, slots=True)
class Checked:
    """A script and what was found in it."""

    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the script; `numbers` end here, `kind` is the firmest that marks it or ""."""

    text: str
    kind: str = ""
    numbers: tuple[int, ...] = ()


def found(text: str, lender: str, holds: Holds) -> tuple[Finding, ...]:
    """Every kind of words in a script, the firmest first, then as they come.

    `holds` says whether a fact is in force: a rule that is not says nothing.
    """
    script = folded(text)
    made = []
    for words in script_words():
        places = tuple(_places(script, words))
        if places:
            rules = _rules(words, lender, holds)
            kinds = [*(one.kind for one in rules), KINDS[-1]]
            made.append(Finding(words, min(kinds, key=KINDS.index), rules, places))
    return tuple(sorted(made, key=lambda one: (KINDS.index(one.kind), one.places)))


def _rules(words: Words, lender: str, holds: Holds) -> tuple[Rule, ...]:
    """The rules for a kind of lender that are in force, the firmest first."""
    wanted = {lender} if lender in LENDERS else set(LENDERS)
    kept = [one for one in words.rules if wanted & set(one.lenders) and all(map(holds, one.facts))]
    return tuple(sorted(kept, key=lambda one: KINDS.index(one.kind)))


def _places(script: Folded, words: Words) -> Iterator[tuple[int, int]]:
    """Where such words stand in the original, from left to right, none inside another."""
    hits = []
    for language, pattern in words.patterns:
        for match in pattern.finditer(script.text):
            start, end = match.span()
            begins = script.text.rfind(".", 0, start) + 1
            ends = script.text.find(".", end)
            sentence = script.text[begins : len(script.text) if ends < 0 else ends]
            if denied(language, script.text[begins:start]):
                continue
            if not any(one.search(sentence) for one in words.unless):
                hits.append((script.at[start], script.at[end - 1] + 1))
    reached = -1
    for start, end in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if end > reached:
            yield max(start, reached), end
            reached = end


def marked(text: str, findings: Sequence[Finding]) -> list[list[Run]]:
    """The script line by line, cut where a mark begins or ends; empty lines stay out."""
    cuts = sorted({at for one in findings for place in one.places for at in place})
    lines, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
            bounds = pairwise([start, *inside, end])
            lines.append([_run(text, *each, end, findings) for each in bounds])
        start = end + 1
    return lines


def _run(text: str, begin: int, stop: int, last: int, findings: Sequence[Finding]) -> Run:
    """The text between two neighbouring cuts of a line that ends at `last`."""
    over = [
        (number, one.kind, place[1])
        for number, one in enumerate(findings, start=1)
        if (place := one.over(begin))
    ]
    kind = min((kind for _, kind, _ in over), key=KINDS.index, default="")
    ends = tuple(number for number, _, end in over if stop in (end, last))
    return Run(text[begin:stop], kind, ends)
