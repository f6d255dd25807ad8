"""One payment as a reader sees it: falling through the parts of a debt, before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from content.voice import Voice, digits_of
from content.words import t
from pages import shapes


@dataclass(frozen=True)
class Paid:
    """A payment in fen: the order it follows, what each part gets, what is left of it."""

    amount: int
    order: tuple[str, ...]
    parts: Mapping[str, int]
    left_over: int


def together(language: str, names: Sequence[str]) -> str:
    """Names in a row, with the language's own last "and"."""
    if not names:
        return ""
    said = names[0]
    for at, name in enumerate(names[1:], 2):
        key = "allocate.pair" if at == len(names) else "allocate.list"
        said = t(language, key, most=said, last=name)
    return said


def headline(language: str, paid: Paid) -> tuple[str, str]:
    """Where the payment goes, in one sentence, and the tone of it."""
    voice, principal = Voice(language), paid.parts["principal"]
    front = sum(paid.parts.values()) - principal
    if not front + principal:
        return voice("allocate.nothing_owed"), "calm"
    before = [part for part in paid.order if paid.parts[part] and part != "principal"]
    key = "principal" if not front else "both" if principal else "front"
    said = voice(
        f"allocate.answer.{key}",
        pay=digits_of(paid.amount),
        front=digits_of(front),
        names=together(language, [voice(f"part.{part}") for part in before]),
        principal=digits_of(principal),
    )
    if paid.left_over:
        said = voice("allocate.over", said=said, over=digits_of(paid.left_over))
    return said, "watch" if key == "front" else "calm"


def falls(language: str, paid: Paid, before: Mapping[str, int]) -> Markup:
    """The payment on its way through `before`, in that order: each bar begins where the last ends.

    The words say all that the bars show.
    """
    voice, rows, gone = Voice(language), [], 0
    for part in before:
        taken = paid.parts[part]
        at, wide = (voice.percent(Fraction(one, paid.amount)).rstrip("%") for one in (gone, taken))
        gone += taken
        said = voice("allocate.step" if taken else "allocate.step.none", amount=voice.money(taken))
        bar = (at, wide) if taken else ("", "")
        rows.append(shapes.Fall(part, voice(f"part.{part}"), said, *bar))
    return shapes.falls(rows)


def table(language: str, paid: Paid, before: Mapping[str, int]) -> Markup:
    """Each part before and after, in the order of payment, with the sum below."""
    head = [t(language, f"allocate.{name}") for name in ("part", "before", "paid", "left")]
    amounts = {
        t(language, f"part.{part}"): (owed, paid.parts[part], owed - paid.parts[part])
        for part, owed in before.items()
    }
    sums = tuple(sum(column) for column in zip(*amounts.values(), strict=True))
    amounts |= {t(language, "allocate.sum"): sums}
    rows = [(name, *map(digits_of, row)) for name, row in amounts.items()]
    return shapes.within("narrow", shapes.table(head, rows, t(language, "allocate.caption")))
