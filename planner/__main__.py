"""`python -m planner`: one JSON request on standard input, one JSON answer on standard output."""

from __future__ import annotations

import argparse
import os
import sys

from planner.contract.requests import LONGEST_TEXT, answer_text, pieces
from planner.contract.verbs import VERBS, verb
from planner.errors import Refused

LONGEST_LINE = 4096


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 when answered, 2 when refused."""
    # Nobody else's plugin reads a request, and looking for one takes a tenth of a second.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "true"
    asked = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(
        prog="python -m planner",
        description='One JSON request {"do": verb, …}, or a list of them.',
        epilog=_verbs() if {"-h", "--help"} & set(asked) else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--file", help="read the request from this file")
    parser.add_argument("--case", help="a case file: its figures; a passphrase on standard input")
    parser.add_argument("--today", help="the day of a case's figures; else the day it was saved")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of requests")
    parser.add_argument("--openapi", action="store_true", help="print the OpenAPI document")
    options = parser.parse_args(asked)
    refused = False
    if options.schema or options.openapi:
        from planner.contract import openapi

        result: object = openapi.openapi() if options.openapi else openapi.schema()
    else:
        try:
            if options.case is not None:
                result = _case(options.case, options.today)
            else:
                result, refused = answer_text(_text(options.file))
        except Refused as refusal:
            result, refused = refusal.as_json(), True
    for piece in pieces(result):
        print(piece, end="")
    return 2 if refused else 0


def _verbs() -> str:
    """Each verb with the first line of its words; loads them all."""
    lines = ((name, (verb(name).answer.__doc__ or "").splitlines()[0]) for name in VERBS)
    return "Verbs:\n" + "\n".join(f"  {name:<10} {line}" for name, line in lines)


def _case(path: str, today: str | None) -> object:
    """What a case file comes to; the passphrase of a sealed one is a line of standard input."""
    from planner import case

    try:
        with open(path, "rb") as file:
            raw = file.read(case.LARGEST_FILE + 1)
    except OSError as problem:
        raise Refused("no_file", "case", f"cannot be read: {problem.strerror}") from None
    try:
        found = case.open_file(raw)
    except Refused as refusal:
        if refusal.code != "passphrase_needed":
            raise
        line = sys.stdin.buffer.readline(LONGEST_LINE).decode("utf-8", "replace")
        found = case.open_file(raw, line.rstrip("\r\n"))
    return case.answer(found, case.day_of(today, found))


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
