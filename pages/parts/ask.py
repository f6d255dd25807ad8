"""Fields a reader fills in. What they typed always stays; what cannot be read is said by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction

import streamlit as st

from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import look, reading, visit
from planner import Refused

_LARGEST = Decimal(10) ** 12
# Streamlit has no word for the keyboard: these go through to the page, and our script reads them.
KEYBOARD = {"money": "transaction-amount", "count": "section-count transaction-amount"}
_READ = {"days": "read.days", "months": "read.months", "periods": "read.periods"}


class Unreadable(ValueError):
    """A field that does not hold what it should; the message is the reader's."""


def cleaned(text: str) -> str:
    """Typed digits without decoration; "" where nothing was typed (see `reading`)."""
    return reading.rate(text)


def number(language: str, name: str, text: str | None, least: Decimal, most: Decimal) -> Decimal:
    """A plain number between two bounds, or Unreadable with the field's name."""
    return _within(language, name, _value(language, name, cleaned(text or ""), "rate"), least, most)


def whole_of(language: str, name: str, text: str | None, least: int, most: int) -> int:
    """A whole number between two bounds, or Unreadable with the field's name."""
    read = reading.count(text or "", name)
    value = _value(language, name, read, reading.asks(name))
    _within(language, name, value, Decimal(least), Decimal(most))
    if value != int(value):
        raise Unreadable(t(language, "error.not_whole", field=name))
    return int(value)


def _value(language: str, name: str, plain: str, kind: str) -> Decimal:
    """The number that was read, or Unreadable with an example of this kind of field."""
    if not plain:
        raise Unreadable(t(language, "error.missing", field=name))
    if not re.fullmatch(r"-?[0-9]*\.?[0-9]+", plain) or len(plain) > 30:
        key = "error.not_a_number" if kind == "money" else f"error.not_a_number.{kind}"
        raise Unreadable(t(language, key, field=name))
    return Decimal(plain)


def _within(language: str, name: str, value: Decimal, least: Decimal, most: Decimal) -> Decimal:
    if not least <= value <= most:
        bounds = {"least": f"{least:,f}", "most": f"{most:,f}"}
        raise Unreadable(t(language, "error.out_of_range", field=name, **bounds))
    return value


def amount_of(language: str, name: str, text: str | None, zero: bool = False) -> str:
    """Typed yuan as the planner takes them ("10000.00"), or Unreadable."""
    value = _value(language, name, reading.money(text or ""), "money")
    exponent = value.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -2:
        raise Unreadable(t(language, "error.too_many_decimals", field=name))
    if value < 0 or (value == 0 and not zero):
        raise Unreadable(
            t(language, "error.negative" if zero else "error.not_positive", field=name)
        )
    if value > _LARGEST:
        raise Unreadable(t(language, "error.too_large", field=name))
    return f"{value:.2f}"


def fen_of(language: str, name: str, text: str | None, zero: bool = False) -> int:
    """Typed yuan as fen, or Unreadable."""
    return int(Decimal(amount_of(language, name, text, zero)) * 100)


def wrong(message: str) -> None:
    """Say under a field what has to change; the page goes on, so that every field stays."""
    visit.problems().append(message)
    look.show(shapes.mistake(message))


def check() -> None:
    """Stop before calculating when a field above could not be read."""
    if visit.problems():
        raise Unreadable(visit.problems()[0])


def amount(
    key: str, otherwise: str, zero: bool = False, blank: bool = False, label: str | None = None
) -> str | None:
    """A field for yuan, read back in words below; None when left blank and that is allowed.

    What cannot be read is said under the field and stands as `otherwise` until `check`.
    """
    language = visit.language()
    name = label or t(language, f"field.{key}")
    typed = text(key, otherwise, name, kind="money")
    if blank and not cleaned(typed):
        _said(key, zero)
        return None
    try:
        found = amount_of(language, name, typed, zero)
    except Unreadable as problem:
        wrong(str(problem))
        return f"{Decimal(otherwise or 1):.2f}"
    _said(key, zero)
    return found


def _said(key: str, zero: bool) -> None:
    """The figure in words under its field, which follows it by itself."""
    language = visit.language()
    _back(key, lambda typed: say.aloud(language, amount_of(language, "", typed, zero)))


def _counted(key: str, name: str, least: int, most: int) -> None:
    """What 2年 or 二十四 was read as, under its field; nothing under plain digits."""
    language = visit.language()

    def words(typed: str) -> str:
        count = whole_of(language, name, typed, least, most)
        return (
            "" if reading.is_plain(typed) else t(language, _READ[reading.asks(name)], count=count)
        )

    _back(key, words)


def _back(key: str, words: Callable[[str], str]) -> None:
    """What was read from a field, below it; follows the field by itself."""

    @st.fragment(key=visit.say_beneath(key))
    def said() -> None:
        with suppress(Unreadable):  # then the whole page runs, and says why
            if found := words(str(visit.typed(key) or "")):
                look.show(shapes.aloud(found))

    said()


def fen(
    key: str, otherwise: str, zero: bool = False, blank: bool = False, label: str | None = None
) -> int | None:
    """`amount` in fen."""
    found = amount(key, otherwise, zero, blank, label)
    return None if found is None else int(Decimal(found) * 100)


def fen_if_any(key: str, label: str, example: str = "", zero: bool = False) -> int | None:
    """An empty field for yuan with a grey example in it; None while it is empty, never zero."""
    typed = text(key, "", label, example, "money")
    if not cleaned(typed):
        _said(key, zero)
        return None
    try:
        found = amount_of(visit.language(), label, typed, zero)
    except Unreadable as problem:
        wrong(str(problem))
        return None
    _said(key, zero)
    return int(Decimal(found) * 100)


def rate_if_any(key: str, label: str, example: str = "") -> Fraction | None:
    """An empty field for a rate in per cent with a grey example in it; None while it is empty."""
    typed = text(key, "", label, example, "money")
    if not cleaned(typed):
        return None
    try:
        return Fraction(number(visit.language(), label, typed, Decimal(0), Decimal(1000))) / 100
    except Unreadable as problem:
        wrong(str(problem))
        return None


def decimal(key: str, otherwise: str, most: int, label: str | None = None) -> Decimal:
    """A field for a number from 0 to `most`."""
    language = visit.language()
    name = label or t(language, f"field.{key}")
    try:
        typed = text(key, otherwise, name, kind="money")
        return number(language, name, typed, Decimal(0), Decimal(most))
    except Unreadable as problem:
        wrong(str(problem))
        return Decimal(otherwise or 0)


def as_percent(fraction: str) -> str:
    """A fraction as it is typed into a field for per cent: "0.0005" is 0.05."""
    return f"{(Decimal(fraction) * 100).normalize():f}"


def percentage(key: str, otherwise: str, label: str | None = None) -> str:
    """A field for a rate in per cent; the decimal fraction the planner takes."""
    return f"{decimal(key, otherwise, 1000, label) / 100:f}"


def whole(key: str, otherwise: str, least: int, most: int, label: str | None = None) -> int:
    """A field for a whole number."""
    language = visit.language()
    name = label or t(language, f"field.{key}")
    try:
        found = whole_of(language, name, text(key, otherwise, name, kind="count"), least, most)
    except Unreadable as problem:
        wrong(str(problem))
        return int(otherwise)
    _counted(key, name, least, most)
    return found


def day(key: str, otherwise: date, least: date) -> date:
    """A date field; an earlier date than `least` is said by name, in the reader's language."""
    language = visit.language()
    name = t(language, f"field.{key}")
    again(key, date)
    if not isinstance(visit.typed(key), date):
        visit.write(key, otherwise)
    found = st.date_input(
        name,
        min_value=date(1900, 1, 1),
        max_value=date(2199, 12, 31),
        key=key,
        format="YYYY-MM-DD",
        persist_state="session",
        on_change=visit.chose,
    )
    if not isinstance(found, date):
        wrong(t(language, "error.missing", field=name))
        return otherwise
    if found < least:
        wrong(t(language, "error.too_early", field=name, day=say.day(language, least)))
        return otherwise
    return found


def again(key: str, kind: type = str) -> None:
    """Put into a field again what stood there on another page or before: it would come up new."""
    typed = visit.typed(key)
    if visit.moved(key) and isinstance(typed, kind):
        visit.write(key, typed)


def day_if_any(key: str, least: date) -> date | None:
    """A date field that may stay empty; an earlier date than `least` is said by name."""
    language = visit.language()
    name = t(language, f"field.{key}")
    again(key, date)
    found = st.date_input(
        name,
        value=None,
        min_value=date(1900, 1, 1),
        max_value=date(2199, 12, 31),
        key=key,
        format="YYYY-MM-DD",
        persist_state="session",
        on_change=visit.chose,
    )
    if not isinstance(found, date):
        return None
    if found < least:
        wrong(t(language, "error.too_early", field=name, day=say.day(language, least)))
        return None
    return found


def text(
    key: str, otherwise: str, name: str | None = None, example: str = "", kind: str = ""
) -> str:
    """A field that is kept as typed, whatever it holds; an `example` stands grey while empty.

    Kinds: money and count bring up a keyboard of digits on a phone (static/heard.js).
    """
    name = name or t(visit.language(), f"field.{key}")
    typed, moved = visit.typed(key), visit.moved(key)
    typed = typed if isinstance(typed, str) else None
    if typed is None or moved:
        visit.write(key, otherwise if typed is None else typed)
    return (
        st.text_input(
            name,
            key=key,
            placeholder=example or None,
            autocomplete=KEYBOARD.get(kind, "off"),
            live="500ms",
            persist_state="session",
            on_change=visit.changed,
            args=(key,),
        )
        or ""
    )


def tick(key: str, name: str) -> bool:
    """A box to tick."""
    again(key, bool)
    return st.checkbox(name, key=key, persist_state="session")


def choice(key: str, options: Sequence[str], words: str, otherwise: str | None = None) -> str:
    """One of a few words; kept through a change of language and of page."""
    language = visit.language()
    names = {option: t(language, f"{words}.{option}") for option in options}
    return pick(key, t(language, f"field.{key}"), names, otherwise)


def pick(key: str, label: str, names: Mapping[str, str], otherwise: str | None = None) -> str:
    """A list to choose from by name; the widget is keyed by language, the choice is not."""
    options, widget = list(names), f"{key}_{visit.language()}"
    chosen = next(iter(visit.chosen(widget, names) or ()), visit.kept(key, otherwise))
    known = next((one for one in (chosen, otherwise) if one in options), options[0])
    visit.write(widget, known)
    found = st.selectbox(
        label,
        options,
        format_func=called(names),
        key=widget,
        on_change=_picked,
        args=(key, widget),
    )
    visit.keep(key, found)
    return str(found)


def called(names: Mapping[str, str]) -> Callable[[str], str]:
    """What a widget calls each of its options."""
    return lambda option: names[option]


def _picked(key: str, widget: str) -> None:
    visit.keep(key, visit.typed(widget))
    visit.chose()


def several(key: str, label: str, names: Mapping[str, str], otherwise: Sequence[str]) -> list[str]:
    """Any of a few words, as pills; kept through a change of language and of page."""
    widget = f"{key}_{visit.language()}"
    newer = visit.chosen(widget, names)
    chosen = [one for one in visit.kept(key, otherwise) if one in names] if newer is None else newer
    visit.write(widget, chosen)
    found = st.pills(
        label,
        list(names),
        selection_mode="multi",
        format_func=called(names),
        key=widget,
        on_change=_picked,
        args=(key, widget),
    )
    visit.keep(key, list(found))
    return [one for one in names if one in found]


def refusal(language: str, refused: Refused) -> str:
    """A refusal of the planner in the reader's words, naming the field as the page calls it."""
    last = refused.field.rsplit(".", 1)[-1]
    names = {"value": "rate", "to": "move_to", "first_due": "next_due", "due_dates": "periods"}
    name = (
        t(language, f"field.{names.get(last, last)}")
        if (names.get(last, last) in _NAMED)
        else t(language, "field.other")
    )
    known = f"error.{refused.code}" if refused.code in _CODES else "error.other"
    return t(
        language,
        known,
        field=name,
        least=refused.values.get("least", ""),
        most=refused.values.get("most", ""),
    )


def unanswered(language: str, problem: Unreadable | Refused | None = None) -> str:
    """What stands in the answer's place: which field to mend, or why the planner refused."""
    if isinstance(problem, Refused):
        return refusal(language, problem)
    first = next(iter(visit.problems()), str(problem or ""))
    return shapes.mend(t(language, "error.first", problem=first), t(language, "error.mend"))


_NAMED = ("principal", "rate", "periods", "next_due", "move_to", "fees", "amount", "budget")
_CODES = (
    "missing",
    "too_large",
    "negative",
    "not_positive",
    "too_many_decimals",
    "not_a_number",
    "out_of_range",
    "payment_below_interest",
    "date_order",
    "fees_eat_loan",
    "nothing_overdue",
    "nothing_ahead",
    "no_rate",
)
