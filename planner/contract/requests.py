"""One request in, one answer out: shared by the package and the command."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

from planner.contract.verbs import VERBS
from planner.errors import Refused

LONGEST_TEXT = 2_000_000
MOST_REQUESTS = 1000


def answer(request: object) -> Any:
    """The answer to one request, an object with `do` and that verb's fields. Raises Refused."""
    if not isinstance(request, dict):
        raise Refused("wrong_type", "", "a request is an object with a verb in do")
    verb = request.get("do")
    if not isinstance(verb, str) or verb not in VERBS:
        raise Refused("unknown_word", "do", "must be one of " + ", ".join(VERBS))
    rest = {key: value for key, value in request.items() if key != "do"}
    return VERBS[verb][1](rest)


def answer_text(text: str) -> tuple[Any, bool]:
    """The answer to a request, or a list of them, written as JSON; and whether it was refused.

    In a list, a refused request gives its error object in place and the whole is not refused.
    """
    found, refused = answers(text)
    return (list(found) if isinstance(found, Iterator) else found), refused


def answers(text: str) -> tuple[Any, bool]:
    """As `answer_text`, but the answers to a list come one by one, so that none is kept."""
    try:
        request = parse(text)
        if isinstance(request, list):
            if len(request) > MOST_REQUESTS:
                raise Refused("out_of_range", "", f"at most {MOST_REQUESTS} requests at once")
            return (_answer_or_error(one) for one in request), False
        return answer(request), False
    except Refused as refusal:
        return refusal.as_json(), True


def _answer_or_error(request: object) -> Any:
    try:
        return answer(request)
    except Refused as refusal:
        return refusal.as_json()


def parse(text: str) -> Any:
    """Strict JSON: no NaN or Infinity, no name given twice, bounded length and depth."""
    if len(text) > LONGEST_TEXT:
        raise Refused("too_long", "", f"at most {LONGEST_TEXT} characters")
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_once)
    except Refused:
        raise
    except (ValueError, RecursionError):
        raise Refused("not_json", "", "the request is not valid JSON") from None


def _no_constant(name: str) -> NoReturn:
    raise Refused("not_a_number", "", f"{name} is not a number of the contract")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        counted = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counted.items() if count > 1)
        raise Refused("twice", twice[:80], "is given twice")
    return found


def schema() -> dict[str, Any]:
    """The JSON Schema of every verb's request."""
    requests = []
    for verb, (table, _) in VERBS.items():
        whole = table.schema()
        for one in whole.get("anyOf", [whole]):
            one["properties"] = {"do": {"const": verb}} | one["properties"]
            one["required"] = ["do", *one["required"]]
            requests.append(one)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "oneOf": requests}
