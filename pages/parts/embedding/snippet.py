"""What an editor copies: made of an address of ours, so that nothing typed but terms is in it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from markupsafe import Markup

from content.voice import Voice
from pages import shapes
from pages.parts import visit
from pages.parts.embedding.choosing import Chosen, language

SCRIPT = Path(__file__).resolve().parents[3] / "static" / "embed.js"
HEIGHT = 900  # pixels, where no script tells how high a page is
MARKS = re.compile(r"([\\`*_\[\]<>&])")  # what Markdown would take for more than a sign


@cache
def loader() -> tuple[str, str]:
    """The script's name and its sum, as the server sends it."""
    script = SCRIPT.read_bytes()
    return shapes.script_name(script), shapes.integrity(script)


def link(chosen: Chosen, lang: str = "") -> str:
    """The address of the full page."""
    page = "" if chosen.page == "home" else chosen.page
    query = {**({"lang": lang} if lang else {}), **chosen.entry}
    return f"{visit.address()}{page}" + (f"?{urlencode(query)}" if query else "")


def framed(chosen: Chosen, lang: str) -> str:
    """The address of the page in a frame, with its look and its example."""
    page = "" if chosen.page == "home" else chosen.page
    look = {"accent": chosen.color, "scheme": "" if chosen.scheme == "auto" else chosen.scheme}
    kept = {name: value for name, value in look.items() if value}
    query = {"embed": "true", "lang": lang, **chosen.entry, **kept, **chosen.terms}
    return f"{visit.address()}{page}?{urlencode(query)}"


def words(voice: Voice, chosen: Chosen) -> str:
    """What a reader taps."""
    return voice("teams.embed.words", page=chosen.title)


def script(voice: Voice, chosen: Chosen) -> str:
    """A plain link, and the tag that makes it the page itself."""
    own = "" if chosen.shown_in == "host" else chosen.shown_in
    look = {"color": chosen.color, "scheme": "" if chosen.scheme == "auto" else chosen.scheme}
    asks = {"lang": own, **look, **chosen.terms}
    options = {name: value for name, value in asks.items() if value}
    name, integrity = loader()
    shown = shapes.linked(link(chosen, own), words(voice, chosen), options)
    return f"{shown}\n{shapes.loader(visit.address() + name, integrity)}"


def frame(voice: Voice, chosen: Chosen) -> str:
    """A frame of one height, for a site that lets no script in; the link stays under it."""
    lang = language(chosen, voice.language)
    return f"{shapes.window(framed(chosen, lang), chosen.title, HEIGHT)}\n{plain(voice, chosen)}"


def plain(voice: Voice, chosen: Chosen) -> str:
    """The link alone."""
    lang = language(chosen, voice.language)
    return str(shapes.snippet(link(chosen, lang), words(voice, chosen)))


def markdown(voice: Voice, chosen: Chosen) -> str:
    """The link in Markdown, for a help centre that takes no HTML."""
    said = MARKS.sub(r"\\\1", words(voice, chosen))
    return f"[{said}]({link(chosen, language(chosen, voice.language))})"


def plugin(_: Voice, __: Chosen) -> str:
    """The file by which a WordPress takes our pages, whichever page was chosen."""
    return str(shapes.plugin(visit.address()))


def card(voice: Voice, chosen: Chosen) -> Markup:
    """A card for a printed page, in the language chosen."""
    spoken = Voice(language(chosen, voice.language))
    where = link(chosen, spoken.language)
    lines = (spoken("embed.card.what"), where)
    code = shapes.camera_code(where, spoken("embed.card.code"))
    return shapes.printed(chosen.title, lines, code)
