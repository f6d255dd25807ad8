"""How hard our texts are to read: a school grade for English, the length of Chinese sentences."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
import readability

from content.every_text import every_text
from content.marks import plain

GRADE, LONG, SHARE = 8.0, 30, 0.15
LONGEST = 0.06  # of all Chinese sentences may be longer than 30 characters
# What is harder than that, and why.
HARDER_ENGLISH = {
    "law/instruments.yaml": "titles of laws as they are translated officially",
}
LONGER_CHINESE = {
    "law/": "legal statements keep the conditions of their articles in one sentence",
    "letters/": "letters to a lender name the contract, the sum and the day in one sentence",
}
_TOKEN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d[\d,.]*%?|[.,;:?!]")


def shown(text: str) -> str:
    """A text as it is read: no marks, no Markdown, placeholders as a word."""
    text = re.sub(r"\{[a-z_]*(:[^{}]*)?\}", "one", plain(text)).replace("**", "")
    return re.sub(r"(?m)^\s*([#>*-]+|\d+\.)\s*", "", text)


def by_file(language: str, ends: str) -> dict[str, list[str]]:
    """Every sentence of a language by the file it stands in; a line's end ends one too."""
    found: dict[str, list[str]] = defaultdict(list)
    for said in every_text():
        if said.language == language:
            name = re.split(r"(?<=\.yaml)|(?<=\.md)", said.where)[0]
            found[name] += [one for one in re.split(ends, shown(said.text)) if one.strip()]
    return found


def grade(sentences: list[str]) -> float:
    """The Flesch-Kincaid grade of sentences, as the readability package measures it."""
    lines = (" ".join(_TOKEN.findall(one)) for one in sentences)
    measured = readability.getmeasures("\n".join(line for line in lines if line), lang="en")
    return float(measured["readability grades"]["Kincaid"])


ENGLISH = by_file("en", r"(?<=[.?!])[\"”]?\s+|\n")
CHINESE = by_file("zh", r"[。！？；\n]")


def test_the_measure_knows_hard_from_easy() -> None:
    # By hand: 7 words of one syllable in one sentence: 0.39 × 7 + 11.8 × 1 − 15.59 = −1.06.
    assert grade(["You can ask for more time now."]) == pytest.approx(-1.06, abs=0.01)
    assert grade(["Notwithstanding the aforementioned contractual obligations apply."]) > 15


@pytest.mark.parametrize("name", sorted(ENGLISH))
def test_english_is_at_or_below_grade_eight(name: str) -> None:
    if len(ENGLISH[name]) < 5:
        joined = " ".join(ENGLISH[name]).split()
        assert len(joined) <= 25 * len(ENGLISH[name]), f"{name}: too short to grade, and too long"
        return
    found = grade(ENGLISH[name])
    assert (found > GRADE) == (name in HARDER_ENGLISH), f"{name} has grade {found:.1f}"


def length(sentence: str) -> int:
    return len(re.sub(r"[\s*#>]", "", sentence))


def test_chinese_sentences_are_mostly_short() -> None:
    every = [one for found in CHINESE.values() for one in found]
    assert len(every) > 2000
    assert sum(length(one) > LONG for one in every) / len(every) < LONGEST


@pytest.mark.parametrize(
    "name", [one for one in sorted(CHINESE) if not one.startswith(tuple(LONGER_CHINESE))]
)
def test_no_chinese_file_is_full_of_long_sentences(name: str) -> None:
    found = CHINESE[name]
    long = [one for one in found if length(one) > LONG]
    assert len(long) <= max(2, SHARE * len(found)), long
