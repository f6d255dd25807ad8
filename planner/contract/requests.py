"""One request in, one answer out: shared by the package and the command."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from planner.contract.verbs import VERBS, verb
from planner.errors import Refused

LONGEST_TEXT = 2_000_000
MOST_REQUESTS = 1000


def answer(request: object) -> Any:
    """The answer to one request, an object with `do` and that verb's fields. Raises Refused."""
    if not isinstance(request, dict):
        raise Refused("wrong_type", "", "a request is an object with a verb in do")
    name = request.get("do")
    if not isinstance(name, str) or name not in VERBS:
        raise Refused("unknown_word", "do", "must be one of " + ", ".join(VERBS))
    return verb(name).answer({key: value for key, value in request.items() if key != "do"})


def answer_text(text: str, most: int = MOST_REQUESTS) -> tuple[Any, bool]:
    """The answer to a request, or an iterator over those to a list; and whether it was refused.

    A list holds at most `most` requests. Its answers come one by one, so that none is kept; a
    refused request gives its error object in place, and the whole is not refused.
    """
    try:
        request = parse(text)
        if isinstance(request, list):
            if len(request) > most:
                raise Refused("out_of_range", "", f"at most {most} requests at once", most=most)
            return map(_answer_or_error, request), False
        return answer(request), False
    except Refused as refusal:
        return refusal.as_json(), True


def pieces(found: Any) -> Iterator[str]:
    """What `answer_text` found as JSON text; a list's answers one by one."""
    if not isinstance(found, Iterator):
        yield json.dumps(found, ensure_ascii=True) + "\n"
        return
    yield "["
    for at, one in enumerate(found):
        yield (", " if at else "") + json.dumps(one, ensure_ascii=True)
    yield "]\n"


def _answer_or_error(request: object) -> Any:
    try:
        return answer(request)
    except Refused as refusal:
        return refusal.as_json()


def parse(text: str) -> Any:
    """Strict JSON: no name given twice, bounded length and depth.

    NaN and Infinity are floats, which no field takes: each is refused by the name of its field.
    """
    if len(text) > LONGEST_TEXT:
        raise Refused("too_long", "", f"at most {LONGEST_TEXT} characters")
    try:
        return json.loads(text, object_pairs_hook=_once)
    except Refused:
        raise
    except (ValueError, RecursionError):
        raise Refused("not_json", "", "the request is not valid JSON") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        counted = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counted.items() if count > 1)
        raise Refused("twice", twice[:80], "is given twice")
    return found


def schema() -> dict[str, Any]:
    """The JSON Schema of every verb's request."""
    from planner.contract.openapi import schema as written

    return written()
