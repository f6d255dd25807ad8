"""The frame around every page: language, the way home, what this is and is not."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from content.voice import Voice
from content.words import t
from pages import shapes
from pages.parts import ask, foot, look, tab, visit
from pages.parts.embedding import inside, terms
from pages.parts.listed import shown
from pages.written.places import PAGES
from pages.written.text import link

MARK = Path(__file__).resolve().parent.parent / "static" / "mark.svg"


def _pages(language: str) -> dict[str, st.Page]:
    """Every page by name; made once in a visit for each language, as their files are looked up."""
    made = visit.made_pages(language)
    if made:
        return made
    for name in PAGES:
        home, title = name == "home", t(language, f"page.{name}")
        made[name] = st.Page(
            f"{name}.py", title=title, url_path=None if home else name, default=home
        )
    return made


def _top(language: str) -> None:
    with st.container(key="top", horizontal=True, vertical_alignment="center", gap="xsmall"):
        with st.container(key="brand", width="stretch"):
            look.show(link(language, "home", t(language, "app.name")))
        with st.container(key="leave", width="content"):
            look.show(shapes.leaving(t(language, "app.leave")))
        chosen = st.segmented_control(
            t(language, "app.language"),
            ["zh", "en"],
            key="tongue",
            default=language,
            format_func=ask.called({"zh": "中文", "en": "English"}),
            required=True,
            label_visibility="collapsed",
        )
    if chosen != language:
        visit.speak(str(chosen))
        st.rerun()


def main() -> None:
    """Draw one page in its frame."""
    language = visit.language()
    st.set_page_config(page_title=t(language, "app.name"), page_icon=str(MARK), layout="centered")
    visit.note_language(language)
    shown.begin()
    terms.place()
    visit.set_pages(pages := _pages(language))
    visit.begin()
    current = st.navigation(list(pages.values()), position="hidden")
    look.show(shapes.tongue("zh-CN" if language == "zh" else "en"))
    name = next(name for name, page in pages.items() if page == current)
    if visit.framed():
        inside.show(language, name, current.run)
    else:
        _top(language)
        terms.said(Voice(language), name)
        current.run()
        shown.shelf(name)
        foot.show(language)
    visit.drawn()
    tab.hand_over()


main()
