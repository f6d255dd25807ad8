"""The page for editors: the frame as a reader meets it, the texts to copy, how to put them in."""

from __future__ import annotations

import streamlit as st

from content.voice import Voice
from pages import shapes
from pages.parts import look
from pages.parts.embedding import snippet
from pages.parts.embedding.choosing import Chosen, language

SITES = ("wordpress", "mkdocs", "markdown")
# What only one kind of site is given to copy.
OWN = {"wordpress": snippet.plugin, "markdown": snippet.markdown}


def tried(voice: Voice, chosen: Chosen) -> None:
    """The frame, live."""
    look.heading(voice("embed.try"))
    where = snippet.framed(chosen, language(chosen, voice.language))
    with st.container(key="embed_try"):
        st.iframe(where, height=snippet.HEIGHT, alt=chosen.title)


def copied(voice: Voice, chosen: Chosen) -> None:
    """Each text to copy under its name, the best first."""
    look.heading(voice("embed.copy"))
    texts = {
        "script": snippet.script(voice, chosen),
        "frame": snippet.frame(voice, chosen),
        "link": snippet.plain(voice, chosen),
    }
    with st.container(key="embed_code"):
        for name, code in texts.items():
            look.show(shapes.subheading(voice(f"embed.copy.{name}")))
            look.note(voice(f"embed.copy.{name}.note"))
            st.code(code, language=None, wrap_lines=True)


def card(voice: Voice, chosen: Chosen) -> None:
    """The card for a printed page, and its HTML as a file."""
    look.heading(voice("embed.card"))
    code = snippet.card(voice, chosen)
    look.show(code)
    st.download_button(
        voice("embed.card.save"),
        str(code),
        file_name=f"repaywise-{chosen.page}.html",
        mime="text/html",
        on_click="ignore",
        key="embed_card",
    )


def instructions(voice: Voice, chosen: Chosen | None) -> None:
    """How to put it in, site by site, and what the server must allow."""
    look.heading(voice("embed.how"))
    for site in SITES:
        with st.expander(voice(f"embed.how.{site}")):
            steps = [one for one in voice(f"embed.how.{site}.steps").split("\n") if one]
            look.show(shapes.numbered(steps, "thoughts"))
            if chosen and site in OWN:
                look.note(voice(f"embed.how.{site}.code"))
                with st.container(key=f"embed_code_{site}"):
                    st.code(OWN[site](voice, chosen), language=None, wrap_lines=True)
    look.note(voice("embed.how.allow"))
    look.note(voice("embed.how.hears"))
