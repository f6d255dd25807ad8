"""A request as it is posted to /api/v1/<verb>: its verb stands in the address.

What the other doors bear and a server for all should not is refused here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from planner.contract.requests import answer, parse
from planner.errors import Refused

MOST_POSTED = 100
# What a list of a request may hold at most, where that is less than at the other doors.
LESS = {"mix": {"budget": 120, "debts": 15, "debts.offers": 8}}
ANSWERED, NOT_JSON, REFUSED = 200, 400, 422

Answering = Callable[[dict[str, Any]], tuple[int, Any]]


def answered(request: dict[str, Any]) -> tuple[int, Any]:
    """The status of a request with its verb, and its answer or its error."""
    try:
        _fewer(request)
        return ANSWERED, answer(request)
    except Refused as refusal:
        return REFUSED, refusal.as_json()


def reply(
    name: str, body: bytes, answering: Answering, enough: Callable[[], bool]
) -> tuple[int, Iterator[str]]:
    """The status of what was posted, and the answer's JSON in pieces, each made when it is taken.

    Once `enough` says so, the rest of a list is refused in place and not calculated.
    """
    try:
        posted = parse(_text(body))
    except Refused as refusal:
        return NOT_JSON, iter([written(refusal.as_json())])
    if isinstance(posted, list):
        if len(posted) > MOST_POSTED:
            said = f"at most {MOST_POSTED} requests at once"
            return REFUSED, iter([written(Refused("out_of_range", "", said).as_json())])
        return ANSWERED, _list(name, posted, answering, enough)
    status, found = _one(name, posted, answering)
    return status, iter([written(found)])


def written(found: Any) -> str:
    """An answer as JSON that holds no character of markup, whatever a reader's words were."""
    text = json.dumps(found, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("not_json", "", "the request is not UTF-8 text") from None


def _one(name: str, posted: object, answering: Answering) -> tuple[int, Any]:
    if not isinstance(posted, dict):
        refusal = Refused("wrong_type", "", "a request is an object, or a list of them")
    elif posted.get("do", name) != name:
        refusal = Refused("unknown_word", "do", f"must be {name} at this address, or left out")
    else:
        return answering({**posted, "do": name})
    return REFUSED, refusal.as_json()


def _list(
    name: str, posted: list[Any], answering: Answering, enough: Callable[[], bool]
) -> Iterator[str]:
    said = "this list took all the time or room of one request; ask the rest in another one"
    late = Refused("too_much", "", said).as_json()
    yield "["
    for at, one in enumerate(posted):
        found = late if enough() else _one(name, one, answering)[1]
        yield (", " if at else "") + written(found)
    yield "]"


def _fewer(request: dict[str, Any]) -> None:
    for path, most in LESS.get(request["do"], {}).items():
        first, _, inner = path.partition(".")
        found = request.get(first)
        places = [(path, found)]
        if inner:
            inside = found if isinstance(found, list) else []
            places = [
                (f"{first}.{at}.{inner}", one.get(inner))
                for at, one in enumerate(inside)
                if isinstance(one, dict)
            ]
        for place, one in places:
            if isinstance(one, list) and len(one) > most:
                said = f"must hold at most {most} entries over HTTP"
                raise Refused("out_of_range", place, said, most=most)
