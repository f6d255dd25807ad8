"""Streamlit's own words and ours for them (static/theirs.js), held against Streamlit's bundle.

An upgrade that renames one of them fails here, not on a reader's phone.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import streamlit as st
from streamlit.elements.exception import _GENERIC_UNCAUGHT_EXCEPTION_TEXT

from server.index import FIRST
from tests.conftest import ROOT

SCRIPTS = Path(st.__file__).parent / "static" / "static" / "js"
WORDS = json.loads(
    (ROOT / "static" / "theirs.js")
    .read_text("utf-8")
    .split("window.rwTheirs = ")[1]
    .removesuffix(";\n")
)
# What Streamlit fills in: a group that is caught, any text, a mark that may be missing.
FILLED = re.compile(r"\(\?:[^)]*\)\?|\([^)]*\)\??|\.[+*]|:\? \?|[\^$]")
# As they were met in a browser: fields, a file that does not fit, a page and a line that are gone.
MET = (
    *("Upload", "Choose an option", "No results", "Press Enter to apply", "Fullscreen"),
    *("Press Enter to submit form", "Press Ctrl+Enter to apply", "Page not found"),
    *("Connection error", "Collapse sidebar", "App pages", "Increment", "Link to heading"),
    *("Copy to clipboard", "Clear value", "Close fullscreen", "Download failed", "Loading..."),
    *("2MB per file", "200.0MB per file • YAML", "File must be 2.0MB or smaller."),
    *("text/csv files are not allowed.", "Remove case.yaml", "Choose date", "Previous month"),
    "The page that you have requested does not seem to exist. Running the app's main page.",
    "You have requested page /x, but no corresponding file was found in the app's pages/ "
    "directory. Running the app's main page.",
    "Connection failed with status 502.",
    "Streamlit server is not responding. Are you connected to the internet?",
    *("Connection timed out.", "Running...", "Show password", "Scroll tabs right"),
)
# What Chromium, Firefox and Safari say of a script that was lost on the way.
LOST = (
    "Failed to fetch dynamically imported module: http://a.cn/static/js/DateInput.BHx02NDa.js",
    "error loading dynamically imported module: http://a.cn/static/js/DateInput.BHx02NDa.js",
    "Importing a module script failed.",
)
# A fault of ours as Streamlit shows it, an answer that came in pieces.
FAULTS = (
    _GENERIC_UNCAUGHT_EXCEPTION_TEXT,
    "Bad message format",
    "Failed to process a Websocket message. Error: invalid wire type 7 at offset 3",
)
LINE = tuple(one for one in MET if "onnect" in one or "responding" in one)
ALARMING = re.compile("streamlit|server is not|error|fail|lost", re.IGNORECASE)


@pytest.fixture(scope="module")
def bundle() -> str:
    """Streamlit's scripts but the big ones of charts and diagrams, and what else a page can say."""
    found = [one for one in SCRIPTS.glob("*.js") if one.stat().st_size < 600_000]
    scripts = [one.read_text("utf-8") for one in (*found, *SCRIPTS.glob("index.*.js"))]
    return "\n".join([*scripts, f'"{_GENERIC_UNCAUGHT_EXCEPTION_TEXT}"', *LOST])


def said(language: str, text: str) -> str | None:
    """What boot.js puts in the place of a text, by the same words and rules."""
    if text in WORDS[language]:
        return str(WORDS[language][text])
    for pattern, ours in WORDS[f"{language}Rules"]:
        if re.search(pattern, text):
            return re.sub(pattern, re.sub(r"\$(\d)", r"\\\1", ours), text)
    return None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_still_stands_in_streamlit(bundle: str, language: str) -> None:
    gone = [
        text
        for text in WORDS[language]
        if not any(f"{quote}{text}{quote}" in bundle for quote in "`\"'")
    ]
    assert gone == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_still_has_its_words_in_streamlit(bundle: str, language: str) -> None:
    for pattern, _ in WORDS[f"{language}Rules"]:
        parts = [part.replace("\\", "").strip(" :,•") for part in FILLED.split(pattern)]
        assert any(parts), pattern
        assert [part for part in parts if part and part not in bundle] == [], pattern


@pytest.mark.parametrize("text", (*MET, *LOST, *FAULTS))
def test_what_a_reader_meets_is_chinese_on_a_chinese_page(text: str) -> None:
    ours = said("zh", text)
    assert ours and re.search("[\u4e00-\u9fff]", ours) and "$" not in ours
    assert not re.search("[a-z]{4}", re.sub("case|yaml|csv|ctrl", "", ours.lower())), ours


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("text", (*LINE, *LOST, *FAULTS))
def test_a_lost_line_is_told_calmly(language: str, text: str) -> None:
    ours = said(language, text)
    assert ours and not ALARMING.search(ours)


def test_the_words_come_before_the_script_that_reads_them() -> None:
    assert FIRST.index("theirs.js") < FIRST.index("boot.js")
