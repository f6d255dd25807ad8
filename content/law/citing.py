"""A legal source in one short line: 《民法典》第678条 · 法律规定 · 已核对原文."""

import re
from datetime import date

from content.law.entry import Fact
from content.law.instrument import CONFIDENCES, KINDS, Source
from content.words import t

_ARTICLE = re.compile(r"(item )?(\d+)(-\d+|–\d+)?(?:\((\d+)\)|\[(\d+)\])?")


def _article_zh(text: str) -> str:
    """第680条第1款 from "680(1)", 第268条第5项 from "268[5]", 第293条之一 from "293-1"."""
    match = _ARTICLE.fullmatch(text)
    if match is None:
        raise ValueError(f"an article that cannot be read: {text}")
    _, number, more, paragraph, item = match.groups()
    if more and more.startswith("-"):
        if more != "-1":
            raise ValueError(f"an inserted article other than 之一: {text}")
        shown = f"第{number}条之一"
    else:
        shown = f"第{number}{more or ''}条"
    if paragraph:
        shown += f"第{paragraph}款"
    return shown + (f"第{item}项" if item else "")


def _article_en(parts: list[str]) -> str:
    """`art. 678`, `arts 64, 65` or `item 3` from the parts of an article."""
    shown = [part.replace("[", "(").replace("]", ")") for part in parts]
    if shown[0].startswith("item "):
        bare = [part.removeprefix("item ") for part in shown]
        return ("items " if len(bare) > 1 or "–" in bare[0] else "item ") + ", ".join(bare)
    return ("arts " if len(shown) > 1 or "–" in shown[0] else "art. ") + ", ".join(shown)


def source_line(language: str, source: Source) -> str:
    """One source: the short name and, where there is one, the article."""
    name = source.instrument.short[language]
    if not source.article:
        return name
    parts = source.article.split(", ")
    if language == "zh":
        return name + "、".join(_article_zh(part) for part in parts)
    return f"{name}, {_article_en(parts)}"


def reference(language: str, fact: Fact) -> str:
    """The sources of a fact, what kind of rule it is and how it was checked, in one line."""
    joined = ("、" if language == "zh" else "; ").join(
        source_line(language, source) for source in fact.sources
    )
    return " · ".join((joined, KINDS[fact.kind][language], CONFIDENCES[fact.confidence][language]))


def citation(language: str, fact: Fact, day: date) -> str:
    """The reference as shown on a day: past its recheck day, the line says so."""
    if not fact.overdue(day):
        return reference(language, fact)
    due = fact.recheck_by
    written = f"{due.day} {due:%b} {due.year}"
    if language == "zh":
        written = f"{due.year}年{due.month}月{due.day}日"
    said = t(language, "law.recheck_overdue", day=written)
    return ("" if language == "zh" else " ").join((reference(language, fact), said))
