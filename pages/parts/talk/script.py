"""A question for the lender that can be copied: in Chinese, with an English reading beside it."""

from __future__ import annotations

import streamlit as st

from content.words import t
from pages.parts import look


def script(language: str, chinese: str, reading: str) -> None:
    """The words to send or read out, in Chinese; on an English page also what they say."""
    with st.container(key="script"):
        st.code(chinese, language=None, wrap_lines=True)
    if language == "en":
        look.note(f"{t('en', 'asking.reading')} {reading}")
