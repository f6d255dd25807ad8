"""`python -m planner`: one JSON request on standard input, one JSON answer on standard output."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from planner.contract.requests import LONGEST_TEXT, answers, schema
from planner.contract.verbs import VERBS
from planner.errors import Refused


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 when answered, 2 when refused."""
    verbs = "\n".join(
        f"  {name:<10} {(act.__doc__ or '').splitlines()[0]}" for name, (_, act) in VERBS.items()
    )
    parser = argparse.ArgumentParser(
        prog="python -m planner",
        description='One JSON request {"do": verb, …}, or a list of them. Verbs:\n' + verbs,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--file", help="read the request from this file")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of requests")
    options = parser.parse_args(arguments)
    if options.schema:
        result, refused = schema(), False
    else:
        try:
            result, refused = answers(_text(options.file))
        except Refused as refusal:
            result, refused = refusal.as_json(), True
    for piece in _pieces(result):
        print(piece, end="")
    return 2 if refused else 0


def _pieces(result: Any) -> Iterator[str]:
    """The answer as JSON text; a list's answers one by one, so that a long list needs no memory."""
    if not isinstance(result, Iterator):
        yield json.dumps(result, ensure_ascii=True) + "\n"
        return
    yield "["
    for at, one in enumerate(result):
        yield (", " if at else "") + json.dumps(one, ensure_ascii=True)
    yield "]\n"


def _text(path: str | None) -> str:
    try:
        if path is None:
            raw = sys.stdin.buffer.read(4 * LONGEST_TEXT + 1)
        else:
            with open(path, "rb") as file:
                raw = file.read(4 * LONGEST_TEXT + 1)
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("not_json", "", "the request is not UTF-8 text") from None
    except OSError as problem:
        raise Refused("no_file", "file", f"cannot be read: {problem.strerror}") from None


if __name__ == "__main__":
    sys.exit(main())
