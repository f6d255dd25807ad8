"""The colours of the page can be told apart by day and by night: WCAG's own formula, AA."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

STYLE = (ROOT / "static" / "look.css").read_text("utf-8")
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
DAY, NIGHT = STYLE.split("prefers-color-scheme: dark", 1)
GROUNDS = ("paper", "raised", "pale", "tint", "good-tint", "watch-tint", "danger-tint")
# What is written on which ground.
WRITTEN = [("ink", ground) for ground in GROUNDS]
WRITTEN += [("soft", ground) for ground in ("paper", "raised", "pale", "tint")]
WRITTEN += [("accent", ground) for ground in ("paper", "raised", "pale", "tint", "good-tint")]
WRITTEN += [("accent", "watch-tint"), ("good", "good-tint"), ("watch", "watch-tint")]
WRITTEN += [("good", "raised"), ("watch", "raised"), ("danger", "paper"), ("danger", "danger-tint")]
WRITTEN += [("on-accent", "accent"), ("on-accent", "danger")]


def colours(style: str) -> dict[str, str]:
    """The variables of our style sheet, the first of each name, as six digits."""
    found = reversed(re.findall(r"--rw-([a-z-]+): #([0-9a-f]{3,6})\b", style))
    return {name: code if len(code) == 6 else "".join(c * 2 for c in code) for name, code in found}


def luminance(code: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(code[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2: 21 for black on white."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_is_that_of_the_standard() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)  # WebAIM's example


@pytest.mark.parametrize("style", [DAY, NIGHT], ids=["light", "dark"])
@pytest.mark.parametrize(("word", "ground"), WRITTEN)
def test_what_is_written_can_be_read(style: str, word: str, ground: str) -> None:
    found = colours(style)
    assert contrast(found[word], found[ground]) >= 4.5


@pytest.mark.parametrize(("name", "style"), [("light", DAY), ("dark", NIGHT)])
def test_streamlit_and_our_own_style_have_the_same_colours(name: str, style: str) -> None:
    theirs, ours = THEME[name], colours(style)
    for key, mine in (("primary", "accent"), ("link", "accent"), ("text", "ink")):
        assert theirs[f"{key}Color"] == f"#{ours[mine]}"
    assert theirs["backgroundColor"] == f"#{ours['paper']}"
    for ground in ("backgroundColor", "secondaryBackgroundColor"):  # the edge of a field is seen
        assert contrast(theirs["borderColor"][1:], theirs[ground][1:]) >= 3


# Where the variables are set; and paper, which is no screen.
WITH_COLOURS = ("look.css", "print.css")
STYLES = [one for one in sorted((ROOT / "static").glob("*.css")) if one.name not in WITH_COLOURS]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_every_colour_of_the_style_is_a_variable(path: Path) -> None:
    """A colour of its own would stay by night as it is by day."""
    assert re.findall(r"(?<!&)#[0-9a-f]{3,8}\b(?![^{]*\{)", path.read_text("utf-8")) == []
