"""Streamlit's first page in our words, one for each language."""

from __future__ import annotations

import hashlib
import re

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from server.places import BUNDLE, SCRIPTS

TITLES = {"zh": "还款有数 · RepayWise", "en": "RepayWise · 还款有数"}
LANG = {"zh": "zh-CN", "en": "en"}
NOSCRIPT = "<noscript><p>本页需要 JavaScript。</p><p>This page needs JavaScript.</p></noscript>"


def build_index(language: str) -> bytes:
    """Streamlit's index.html in our words; an unknown index stops the start, not a reader."""
    version = hashlib.sha256(SCRIPTS["boot.js"]).hexdigest()[:12]
    boot = f'<script defer src="./boot.js?v={version}"></script>'
    text = (BUNDLE / "index.html").read_text("utf-8")
    for pattern, ours in (
        (r'<html lang="en">', f'<html lang="{LANG[language]}" translate="no">'),
        (r"<title>Streamlit</title>", f"<title>{TITLES[language]}</title>{boot}"),
        (r"<noscript>.*?</noscript>", NOSCRIPT),
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


def first_page(request: Request) -> Response:
    """Our first page in the reader's language."""
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
    return Response(INDEX[choose_language(request)], 200, headers, "text/html")
