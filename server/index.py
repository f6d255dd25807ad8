"""Streamlit's index.html as ours, one for each language, with room for a page's own words."""

from __future__ import annotations

import hashlib
import re

import streamlit as st
from markupsafe import Markup
from starlette.requests import Request

from pages import shapes
from server.places import BUNDLE, PICTURES, SCRIPTS, STYLE

# Before Streamlit's, in order; the second keeps the words on the screen until its page is drawn.
FIRST = (
    "frame.js",
    "still.js",
    "first.js",
    "theirs.js",
    "boot.js",
    "land.js",
    "keep.js",
    "again.js",
    "heard.js",
    "wide.js",
    "turns.js",
)
LANG = {"zh": "zh-CN", "en": "en"}
# What a page puts in for itself.
ABOUT, WORDS, AHEAD = (Markup(f"\0{name}\0") for name in ("about", "words", "ahead"))
# Streamlit's own scripts and style: they come behind the words, which need none of them.
THEIRS = re.compile(
    r'\s*(?:<script type="module" [^>]*></script>'
    r'|<link rel="(?:modulepreload|stylesheet)" [^>]*>)'
)


def version(data: bytes) -> str:
    """What stands in the name of a file so that a browser may keep it for ever."""
    return hashlib.sha256(data).hexdigest()[:12]


STYLE_NAME = f"look.{version(STYLE)}.css"


def build_index(language: str) -> str:
    """Streamlit's index.html in our words; an unknown index stops the start, not a reader."""
    mark = f"./mark.svg?v={version(PICTURES['mark.svg'])}"
    scripts = [f"./{name}?v={version(SCRIPTS[name])}" for name in FIRST]
    text = (BUNDLE / "index.html").read_text("utf-8")
    behind = "".join(one.strip() for one in THEIRS.findall(text))
    text = THEIRS.sub("", text)
    for pattern, ours in (
        (r'<html lang="en">', shapes.root(LANG[language])),
        (r"<title>Streamlit</title>", shapes.head(ABOUT, scripts)),
        (r'<link rel="shortcut icon"[^>]*>', shapes.icon(mark)),
        (r"<noscript>.*?</noscript>", ""),
        # In the body, so that it comes after the rules that Streamlit's scripts add to the head.
        (r"<body>", shapes.body(f"./{STYLE_NAME}")),
        (r'(?<=<div id="root">)(?=</div>)', WORDS),
        (r"(?=</body>)", shapes.held(AHEAD + Markup(behind))),
        (r'<link\s+rel="preload"\s[^>]*SourceSans[^>]*>', ""),  # a font that we never use
        (r'<!--(?:(?!-->).)*RFC 8631.*?rel="service-desc"[^>]*>', ""),  # switched off here
    ):
        text, found = re.subn(pattern, str(ours), text, flags=re.DOTALL)
        if found != 1:
            raise RuntimeError(f"Streamlit {st.__version__}: {found} × {pattern} in its index.html")
    if not behind.startswith("<script"):
        raise RuntimeError(f"Streamlit {st.__version__}: no script in its index.html")
    return text


INDEX = {language: build_index(language) for language in LANG}


def choose_language(request: Request) -> str:
    """`?lang=` decides, then the order of languages that the browser sends, then Chinese."""
    tags = request.headers.get("accept-language", "").lower().split(",")
    wanted = [request.query_params.get("lang", ""), *(tag.strip()[:2] for tag in tags)]
    return next((language for language in wanted if language in LANG), "zh")
