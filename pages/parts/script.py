"""A question for the lender that can be copied: in Chinese, with an English reading beside it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from content.words import t
from pages.parts import look


def script(language: str, chinese: str, reading: str) -> None:
    """The words to send or read out, in Chinese; on an English page also what they say."""
    scripts(language, [("", chinese, reading)])


def scripts(language: str, found: Iterable[tuple[str, str, str]]) -> None:
    """Words for several lenders: for whom, the words, what they say."""
    with st.container(key="script"):
        for name, chinese, reading in found:
            if name:
                look.plain(name)
            st.code(chinese, language=None, wrap_lines=True)
            if language == "en":
                look.note(f"{t('en', 'asking.reading')} {reading}")
