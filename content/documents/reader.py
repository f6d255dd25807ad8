"""The page texts that have a shape of their own: content/documents/<name>.yaml, read whole."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from content.files import FOLDER, read_yaml
from content.law import check_texts


def _within(value: Any) -> Iterator[Any]:
    """A YAML value and everything nested in it."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _within(one)


def _cited(value: Any) -> Iterator[str]:
    """Every fact listed under a key `facts` or named under a key `fact`, however deep."""
    for one in _within(value):
        if isinstance(one, dict):
            yield from one.get("facts") or ()
            yield from (one["fact"],) if isinstance(one.get("fact"), str) else ()


def load_document(name: str, folder: Path = FOLDER / "documents") -> Any:
    """One document as its file nests it; no file is a KeyError, an unknown fact a ValueError."""
    path = folder / f"{name}.yaml"
    if not path.exists():
        raise KeyError(f"no document {name}")
    found = read_yaml(path)
    texts = (one for one in _within(found) if isinstance(one, str))
    check_texts(path.name, _cited(found), *texts)
    return found


@cache
def document(name: str) -> Any:
    """One document that ships with the product, such as door, help or timeline."""
    return load_document(name)
