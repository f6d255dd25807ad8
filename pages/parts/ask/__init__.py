"""Fields a reader fills in. What they typed always stays; what cannot be read is said by name."""

from pages.parts.ask.choosing import called, choice, pick, several
from pages.parts.ask.field import KEYBOARD, again, day, day_if_any, stands, text, tick
from pages.parts.ask.figure import (
    amount,
    decimal,
    fen,
    fen_if_any,
    percentage,
    rate_if_any,
    whole,
)
from pages.parts.ask.mending import check, refusal, unanswered, wrong
from pages.parts.ask.typed import (
    Unreadable,
    amount_of,
    as_percent,
    cleaned,
    fen_of,
    number,
    percent,
    whole_of,
)

__all__ = [
    "KEYBOARD",
    "Unreadable",
    "again",
    "amount",
    "amount_of",
    "as_percent",
    "called",
    "check",
    "choice",
    "cleaned",
    "day",
    "day_if_any",
    "decimal",
    "fen",
    "fen_if_any",
    "fen_of",
    "number",
    "percent",
    "percentage",
    "pick",
    "rate_if_any",
    "refusal",
    "several",
    "stands",
    "text",
    "tick",
    "unanswered",
    "whole",
    "whole_of",
    "wrong",
]
