"""What a paper says, in one language or in two side by side.

A text of a paper is one string for each of its languages: two in a paper that is read by both.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from content.voice import Voice, digits_of
from pages.papers.glyphs import drawable

BOTH = "both"
LANGUAGES = ("zh", "en", BOTH)
Text = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """Money in fen; what nobody confirmed is shown with ≈."""

    fen: int
    sure: bool = True

    @property
    def digits(self) -> str:
        """As it stands in a column: 1,053.00, or ≈ 1,053.00."""
        return f"{'' if self.sure else '≈ '}{digits_of(self.fen)}"


Value = str | int | date | Amount | Text


class Speaker:
    """The words of a paper: `say("papers.foot", day=a_day, sum=an_amount)`."""

    def __init__(self, language: str) -> None:
        spoken = ("zh", "en") if language == BOTH else (language,)
        self.voices = tuple(Voice(one) for one in spoken)

    def __call__(self, key: str, **values: Value) -> Text:
        """The words for a key in each language, its amounts and days as each one writes them."""
        return tuple(
            voice(key, **{name: _said(voice, at, one) for name, one in values.items()})
            for at, voice in enumerate(self.voices)
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """Its languages, in the order of every text."""
        return tuple(one.language for one in self.voices)

    @property
    def each(self) -> tuple[Speaker, ...]:
        """A speaker for each of its languages alone."""
        return tuple(Speaker(one) for one in self.languages)

    def same(self, words: str) -> Text:
        """Words that are the same in every language: a name, digits."""
        return (words,) * len(self.voices)

    def day(self, when: date | None) -> Text:
        """A day in words; a line to write on where there is none."""
        return tuple("____" if when is None else voice.day(when) for voice in self.voices)

    def listed(self, texts: list[Text]) -> Text:
        """Several words in one line: 甲、乙 / one, two."""
        joined = {"zh": "、", "en": ", "}
        return tuple(
            joined[voice.language].join(one[at] for one in texts)
            for at, voice in enumerate(self.voices)
        )

    def run(self, *texts: Text) -> Text:
        """Sentences one after the other, with a space between them in English."""
        between = {"zh": "", "en": " "}
        return tuple(
            between[voice.language].join(one[at] for one in texts if one[at])
            for at, voice in enumerate(self.voices)
        )


def _said(voice: Voice, at: int, value: Value) -> str:
    if isinstance(value, Amount):
        return f"{'' if value.sure else '≈ '}{voice.money(value.fen)}"
    if isinstance(value, tuple):
        return value[at]
    return voice.day(value) if isinstance(value, date) else str(value)


def clean(typed: str) -> str:
    """What was typed, on one line, without signs that nobody sees."""
    kept = (one for one in typed if unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return " ".join("".join(" " if one.isspace() else one for one in kept).split())


def can_be_printed(name: str) -> bool:
    """Whether anything of a name is left on paper."""
    return bool(drawable(name).strip())
