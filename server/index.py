"""Streamlit's first page in our words, one for each language."""

from __future__ import annotations

import hashlib
import re

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from pages import shapes
from server.places import BUNDLE, PICTURES, SCRIPTS, STYLE

TITLES = {"zh": "还款有数 · RepayWise", "en": "RepayWise · 还款有数"}
# Before Streamlit's, in order.
FIRST = ("theirs.js", "boot.js", "land.js", "keep.js", "heard.js", "wide.js")
LANG = {"zh": "zh-CN", "en": "en"}
NO_SCRIPT = ("本页需要 JavaScript。", "This page needs JavaScript.")


def version(data: bytes) -> str:
    """What stands in the name of a file so that a browser may keep it for ever."""
    return hashlib.sha256(data).hexdigest()[:12]


STYLE_NAME = f"look.{version(STYLE)}.css"


def build_index(language: str) -> bytes:
    """Streamlit's index.html in our words; an unknown index stops the start, not a reader."""
    mark = f"./mark.svg?v={version(PICTURES['mark.svg'])}"
    scripts = [f"./{name}?v={version(SCRIPTS[name])}" for name in FIRST]
    text = (BUNDLE / "index.html").read_text("utf-8")
    for pattern, ours in (
        (r'<html lang="en">', shapes.root(LANG[language])),
        (r"<title>Streamlit</title>", shapes.head(TITLES[language], scripts)),
        (r'<link rel="shortcut icon"[^>]*>', shapes.icon(mark)),
        (r"<noscript>.*?</noscript>", shapes.scriptless(NO_SCRIPT)),
        # In the body, so that it comes after the rules that Streamlit's scripts add to the head.
        (r"<body>", shapes.body(f"./{STYLE_NAME}")),
        (r'<link\s+rel="preload"\s[^>]*SourceSans[^>]*>', ""),  # a font that we never use
        (r'<!--(?:(?!-->).)*RFC 8631.*?rel="service-desc"[^>]*>', ""),  # switched off here
    ):
        text, found = re.subn(pattern, ours, text, flags=re.DOTALL)
        if found != 1:
            raise RuntimeError(f"Streamlit {st.__version__}: {found} × {pattern} in its index.html")
    return text.encode()


INDEX = {language: build_index(language) for language in TITLES}


def choose_language(request: Request) -> str:
    """`?lang=` decides, then the order of languages that the browser sends, then Chinese."""
    tags = request.headers.get("accept-language", "").lower().split(",")
    wanted = [request.query_params.get("lang", ""), *(tag.strip()[:2] for tag in tags)]
    return next((language for language in wanted if language in TITLES), "zh")


def first_page(request: Request, status: int) -> Response:
    """Our first page in the reader's language."""
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
    return Response(INDEX[choose_language(request)], status, headers, "text/html")
