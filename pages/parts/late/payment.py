"""One payment as a reader sees it: falling through the parts of a debt, before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from content import voice as say
from content.words import t
from pages import shapes


def together(language: str, names: Sequence[str]) -> str:
    """Names in a row, with the language's own last "and"."""
    if not names:
        return ""
    said = names[0]
    for at, name in enumerate(names[1:], 2):
        key = "allocate.pair" if at == len(names) else "allocate.list"
        said = t(language, key, most=said, last=name)
    return said


def headline(
    language: str, pay: str, answer: Mapping[str, Any], order: Sequence[str]
) -> tuple[str, str]:
    """Where the payment goes, in one sentence, and the tone of it."""
    applied = {part: Decimal(answer["applied"][part]) for part in order}
    front = sum(applied.values()) - applied["principal"]
    if not sum(applied.values()):
        return t(language, "allocate.nothing_owed"), "calm"
    names = [t(language, f"part.{part}") for part in order if applied[part] and part != "principal"]
    key = "principal" if not front else "both" if applied["principal"] else "front"
    said = t(
        language,
        f"allocate.answer.{key}",
        pay=say.digits(pay),
        front=say.digits(f"{front:.2f}"),
        names=together(language, names),
        principal=say.digits(f"{applied['principal']:.2f}"),
    )
    if Decimal(answer["left_over"]):
        said = t(language, "allocate.over", said=said, over=say.digits(answer["left_over"]))
    return said, "watch" if key == "front" else "calm"


def falls(language: str, pay: str, answer: Mapping[str, Any], before: Mapping[str, str]) -> Markup:
    """The payment on its way through `before`, in that order: each bar begins where the last ends.

    The words say all that the bars show.
    """
    rows, gone = [], Decimal(0)
    for part in before:
        taken = Decimal(answer["applied"][part])
        at, wide = 100 * gone / Decimal(pay), 100 * taken / Decimal(pay)
        gone += taken
        said = t(
            language,
            "allocate.step" if taken else "allocate.step.none",
            amount=say.money(language, f"{taken:.2f}"),
        )
        bar = (f"{at:.2f}", f"{wide:.2f}") if taken else ("", "")
        rows.append(shapes.Fall(part, t(language, f"part.{part}"), said, *bar))
    return shapes.falls(rows)


def table(language: str, answer: Mapping[str, Any], before: Mapping[str, str]) -> Markup:
    """Each part before and after, in the order of payment, with the sum below."""
    head = [t(language, f"allocate.{name}") for name in ("part", "before", "paid", "left")]
    columns = (before, answer["applied"], answer["left_owed"])
    rows = [
        (t(language, f"part.{part}"), *(say.digits(column[part]) for column in columns))
        for part in before
    ]
    sums = [sum((Decimal(column[part]) for part in before), Decimal(0)) for column in columns]
    rows.append((t(language, "allocate.sum"), *(say.digits(f"{one:.2f}") for one in sums)))
    return shapes.within("narrow", shapes.table(head, rows, t(language, "allocate.caption")))
