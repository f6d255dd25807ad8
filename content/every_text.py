"""Every text a reader may see, in one stream: for tests, proof-reading and searches."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frontmatter

from content.files import FOLDER, LANGUAGES, read_yaml

UNSAID = ("asks", "patterns", "unless")


@dataclass(frozen=True)
class Said:
    """One text with its language and where it stands: `law/family.yaml: heirs_limited.says`."""

    language: str
    where: str
    text: str


def _language(key: str) -> str | None:
    """The language a key speaks: zh, en, zh_meaning, example_zh …; None for any other key."""
    return next((lang for lang in LANGUAGES if lang in key.split("_")), None)


def _ours(data: dict[Any, Any]) -> dict[Any, Any]:
    """A quiz question with its right option alone: the wrong ones are not our word."""
    options, answer = data.get("options"), data.get("answer")
    if isinstance(options, list) and isinstance(answer, int):
        return {**data, "options": options[answer : answer + 1]}
    return data


def _walk(data: Any, where: str) -> Iterator[Said]:
    """The texts of a YAML value, however deep; what borrowers ask is not ours to say."""
    if isinstance(data, list):
        for number, row in enumerate(data, start=1):
            name = row.get("id", number) if isinstance(row, dict) else number
            yield from _walk(row, f"{where}: {name}")
    if isinstance(data, dict):
        for key, value in _ours(data).items():
            language = _language(str(key))
            texts = value if isinstance(value, list) else [value]
            if language and all(isinstance(text, str) for text in texts):
                yield from (Said(language, where, text) for text in texts)
            elif key not in UNSAID:
                yield from _walk(value, f"{where}.{key}")


def _markdown(path: Path, where: str) -> Iterator[Said]:
    """A page's body, title, goal and quiz; of the options only the right one is our word."""
    language = path.name.split(".")[-2]
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    yield Said(language, where, post.content)
    for key in ("title", "goal"):
        if key in post.metadata:
            yield Said(language, f"{where}: {key}", str(post.metadata[key]))
    rows: Any = post.metadata.get("quiz") or []
    for row in rows:
        for text in (row["q"], row["options"][row["answer"]], row["why"]):
            yield Said(language, f"{where}: quiz", str(text))


def every_text(folder: Path = FOLDER) -> Iterator[Said]:
    """Every text under content/ that a reader may see, file by file."""
    for path in sorted(folder.rglob("*.yaml")):
        where = str(path.relative_to(folder))
        yield from _walk(read_yaml(path), where)
    for language in LANGUAGES:
        for path in sorted(folder.rglob(f"*.{language}.md")):
            yield from _markdown(path, str(path.relative_to(folder)))
