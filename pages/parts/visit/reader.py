"""Who reads: the language, the day and the moment where they are, and what the address asks for."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from content.files import LANGUAGES


def language() -> str:
    """`zh` or `en`: the reader's choice, else the address, else the browser, else Chinese."""
    chosen = st.session_state.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    asked = st.query_params.get("lang")
    if asked not in LANGUAGES:
        locale = (st.context.locale or "zh").lower()
        asked = "zh" if locale.startswith("zh") else "en"
    st.session_state["language"] = asked
    return asked


def speak(chosen: str) -> None:
    """Change the language and say so in the address; every typed value stays."""
    st.session_state["language"] = chosen


def note_language(chosen: str) -> None:
    """Keep the address telling the language that is on the screen."""
    if st.query_params.get("lang") != chosen:
        st.query_params["lang"] = chosen


def now() -> datetime:
    """The moment where the reader is; China's when the browser does not tell."""
    try:
        zone = ZoneInfo(st.context.timezone or "Asia/Shanghai")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = ZoneInfo("Asia/Shanghai")
    return datetime.now(zone)


def today() -> date:
    """The date where the reader is."""
    return now().date()


def reading_day() -> date:
    """The day a text is read on: `?today=2027-01-01` previews another, for editors; see `today`."""
    asked = str(st.query_params.get("today", ""))
    try:
        return date.fromisoformat(asked) if len(asked) == 10 else today()
    except ValueError:
        return today()


def address() -> str:
    """Where this app stands, as the reader's browser has it: `https://…/`."""
    found = urlsplit(st.context.url or "")
    return f"{found.scheme}://{found.netloc}/"


def framed() -> bool:
    """Whether this page stands inside somebody else's (`?embed=true`; see static/frame.js)."""
    return bool(st.context.is_embedded)


def asked(name: str) -> str:
    """What the address asks for by name, such as a lesson; "" when nothing."""
    return str(st.query_params.get(name, ""))[:80]
