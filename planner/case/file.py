"""A case file: opened with care, written as it was read (案卷文件).

Whatever a file holds, opening it gives a `Case` or raises `Refused` with a code and the path of
what is wrong; docs/decisions/0015-case-file.md names the codes. Nothing is opened in part.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

from pydantic import TypeAdapter, ValidationError

from planner.case.checks import check
from planner.case.migrations import NEWEST, migrated
from planner.case.whole import Case
from planner.contract.model import refused
from planner.errors import Refused

FORMAT, SEALED = "repaywise-case", "repaywise-sealed"
LARGEST_FILE = 512 * 1024
DEEPEST = 8
LONGEST_KEY = 80
# Unknown in an entry is still said: these stand in a file as null.
NEEDED = {"usual", "amount", "owed"}


class Twice(dict[str, Any]):
    """An object in which a key is given twice; `key` is the first of those."""

    key = ""


def open_file(raw: bytes, passphrase: str | None = None) -> Case:
    """The case in a file, sealed or not. Raises `Refused`, and nothing else."""
    tree = tree_of(raw)
    if tree.get("format") == SEALED:
        if passphrase is None:
            raise Refused("passphrase_needed", "passphrase", "the file is sealed")
        # cryptography is loaded for a sealed file only.
        from planner.case.file_sealed import unsealed

        tree = tree_of(unsealed(tree, passphrase))
    if tree.get("format") != FORMAT:
        raise Refused("not_a_case", "format", "is not a case file of this program")
    rest = {key: one for key, one in migrated(tree).items() if key not in ("format", "version")}
    case: Case = read_as(Case, rest)
    check(case)
    return case


def save_file(case: Case, passphrase: str | None = None) -> bytes:
    """A case as the bytes of a file, sealed if there is a passphrase; one that opens again."""
    whole = {"format": FORMAT, "version": NEWEST} | without_unknown(written(case))
    raw = json.dumps(whole, ensure_ascii=False, indent=1).encode()
    if passphrase is not None:
        from planner.case.file_sealed import sealed

        raw = sealed(json.dumps(whole, ensure_ascii=False, separators=(",", ":")), passphrase)
    if len(raw) > LARGEST_FILE:
        raise Refused("too_large", "", f"at most {LARGEST_FILE} bytes", most=LARGEST_FILE)
    return raw


def download_name(case: Case) -> str:
    """What a file is called: a neutral word, the made-up reference, the day."""
    reference = f"{case.reference}-" if case.reference else ""
    return f"还款-{reference}{case.saved_on.isoformat()}.json"


def tree_of(raw: bytes) -> dict[str, Any]:
    """The object in a file, strictly: its size first, no key twice, not too deep."""
    if len(raw) > LARGEST_FILE:
        raise Refused("too_large", "", f"at most {LARGEST_FILE} bytes", most=LARGEST_FILE)
    try:
        text = raw.decode("utf-8-sig")
        tree = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_object)
    except (ValueError, RecursionError):
        raise Refused("not_json", "", "is not a file that this program wrote") from None
    if not isinstance(tree, dict):
        raise Refused("not_a_case", "", "is not a case file of this program")
    for path, code, message in _looked_over(tree):
        raise Refused(code, path, message)
    return tree


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = Twice(found)
    twice.key = Counter(key for key, _ in pairs).most_common(1)[0][0]
    return twice


def _looked_over(tree: Any) -> Iterator[tuple[str, str, str]]:
    """What no model could see: a key twice, a tree too deep, half a character."""
    waiting: list[tuple[Any, tuple[object, ...]]] = [(tree, ())]
    while waiting:
        one, path = waiting.pop()
        if isinstance(one, Twice):
            yield _dotted((*path, one.key)), "duplicate_key", "is given twice"
        if len(path) >= DEEPEST and isinstance(one, dict | list):
            yield _dotted(path), "too_deep", f"at most {DEEPEST} levels"
        inside = one.items() if isinstance(one, dict) else enumerate(one)
        for key, value in inside:
            if isinstance(key, str) and not _is_whole(key):
                yield _dotted(path), "unknown_field", "holds a name of half a character"
            if isinstance(value, str) and not _is_whole(value):
                yield _dotted((*path, key)), "bad_value", "holds half a character"
            if isinstance(value, dict | list):
                waiting.append((value, (*path, key)))


def _is_whole(text: str) -> bool:
    """Whether every character is one: half of a pair cannot be written again."""
    return not any("\ud800" <= one <= "\udfff" for one in text)


def _dotted(path: tuple[object, ...]) -> str:
    return ".".join(str(one)[:LONGEST_KEY] for one in path)


ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


def adapter(kind: type[Any]) -> TypeAdapter[Any]:
    """What reads a dataclass of the case, and writes it; made when it is first asked for."""
    if kind not in ADAPTERS:
        ADAPTERS[kind] = TypeAdapter(kind)
    return ADAPTERS[kind]


def read_as(kind: type[Any], tree: object) -> Any:
    """A dataclass of the case from JSON; what is wrong is named by its path."""
    try:
        return adapter(kind).validate_python(tree)
    except ValidationError as wrong:
        raise _named(wrong) from None


def _named(wrong: ValidationError) -> Refused:
    """The first thing that is wrong: a key nobody knows, something missing, a bad value."""
    for one in wrong.errors(include_url=False, include_input=False):
        if one["type"] == "unexpected_keyword_argument":
            return Refused("unknown_field", _dotted(one["loc"]), "is not a field of a case file")
    found = refused(wrong)
    code = "missing" if found.code == "missing" and found.message == "is needed" else "bad_value"
    return Refused(code, found.field, found.message, **found.values)


def written(value: object) -> dict[str, Any]:
    """A dataclass of the case as JSON."""
    found: dict[str, Any] = adapter(type(value)).dump_python(value, mode="json")
    return found


def without_unknown(tree: Any) -> Any:
    """Without what is unknown or empty, but for what each entry has to say."""
    if isinstance(tree, dict):
        found = {key: without_unknown(one) for key, one in tree.items()}
        return {
            key: one for key, one in found.items() if key in NEEDED or one not in (None, {}, [])
        }
    return [without_unknown(one) for one in tree] if isinstance(tree, list) else tree
