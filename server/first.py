"""The first answer at every address: a page that can be read before any script."""

from __future__ import annotations

import gzip
from datetime import date
from functools import lru_cache

import brotli
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from content.words import t
from pages import shapes
from pages.written.place import Place, place
from pages.written.text import Reading
from server import day
from server.ahead import ahead
from server.index import ABOUT, AHEAD, INDEX, WORDS, choose_language
from server.words import about, nowhere, words

MOST = 1024  # places × languages are half of that; previews of other days are not kept
HEADERS = {"Cache-Control": "no-cache", "Vary": "Accept-Language, Accept-Encoding"}


def origin(request: Request) -> str:
    """Our own address as the reader has it; "" under a name that is not ours (config.toml)."""
    ours = st.get_option("server.allowedHosts") or ()
    return f"{request.url.scheme}://{request.url.netloc}" if request.url.hostname in ours else ""


def built(at: Place | None, one: Reading, where: str, alone: bool) -> bytes:
    """A page whole: Streamlit's index with the words in it. None: there is no such page."""
    language = one.language
    if at is None:
        head = shapes.about(t(language, "app.name"), "", "", [])
        body = nowhere(one)
    else:
        head = about(language, at, where)
        body = words(one, at, alone)
    page = INDEX[language]
    for mark, ours in ((ABOUT, head), (WORDS, body), (AHEAD, ahead(at.page if at else "home"))):
        page = page.replace(mark, ours)
    return page.encode()


@lru_cache(MOST)
def kept(at: Place | None, language: str, today: date, where: str, alone: bool) -> bytes:
    """The same for today, in brotli: built once for all who come."""
    packed: bytes = brotli.compress(built(at, Reading(language, today), where, alone), quality=6)
    return packed


def first_page(request: Request, status: int) -> Response:
    """The page of this address in the reader's language, on the day that it is read."""
    language, today, query = choose_language(request), day.today(), request.query_params
    name = request.url.path.strip("/").removesuffix("index.html") or "home"
    at = place(name, query) if status == 200 else None
    alone = query.get("embed") == "true"
    preview = day.asked(query.get("today", ""))
    if preview in (None, today):
        packed = kept(at, language, today, origin(request), alone)
    else:
        one = Reading(language, preview, preview=True, today=today)
        packed = brotli.compress(built(at, one, origin(request), alone), quality=2)
    return as_taken(packed, request, status)


def as_taken(packed: bytes, request: Request, status: int) -> Response:
    """In brotli, in gzip or plain, as the browser takes it."""
    takes = [one.strip() for one in request.headers.get("accept-encoding", "").split(",")]
    if "br" in takes:
        return Response(packed, status, HEADERS | {"Content-Encoding": "br"}, "text/html")
    plain = brotli.decompress(packed)
    if "gzip" in takes:
        data = gzip.compress(plain, 5)
        return Response(data, status, HEADERS | {"Content-Encoding": "gzip"}, "text/html")
    return Response(plain, status, HEADERS, "text/html")
