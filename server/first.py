"""The first answer at every address: a page that can be read before any script."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

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
from server.api.rates import reader
from server.building import Building
from server.index import ABOUT, AHEAD, INDEX, WORDS, choose_language
from server.words import about, nowhere, words

HEADERS = {"Cache-Control": "no-cache", "Vary": "Accept-Language, Accept-Encoding"}


def origin(request: Request) -> str:
    """Our own address as the reader has it; "" under a name that is not ours (config.toml)."""
    url = request.url
    return f"{url.scheme}://{url.netloc}" if is_ours(url.hostname or "") else ""


def is_ours(host: str) -> bool:
    """Whether readers come under this name; `*.help.cn` is every name that ends with `.help.cn`."""
    named = st.get_option("server.allowedHosts") or ()
    return any(host == one or (one[:2] == "*." and host.endswith(one[1:])) for one in named)


def built(at: Place | None, one: Reading, where: str, alone: bool) -> bytes:
    """A page whole: Streamlit's index with the words in it. None: there is no such page."""
    language = one.language
    if at is None:
        head = shapes.about(t(language, "app.name"), "", "", [])
        body = nowhere(one, alone)
    else:
        head = about(language, at, where)
        body = words(one, at, alone)
    page = INDEX[language]
    for mark, ours in ((ABOUT, head), (WORDS, body), (AHEAD, ahead(at or Place("home"), alone))):
        page = page.replace(mark, ours)
    if at is None:  # it may stand under any address, also a deeper one
        page = page.replace('"./', '"/')
    return page.encode()


@dataclass
class Packed:
    """A page in brotli; in gzip from the first browser on that takes no other."""

    br: bytes

    @cached_property
    def gz(self) -> bytes:
        return gzip.compress(brotli.decompress(self.br), 5)


class Kept:
    """Pages built and packed, as many as `most`; those that were longest not asked for go.

    A page takes up to tenths of a second of the processor: it is built in a thread, one at a time,
    so that days and hosts that strangers make up keep nobody waiting whose page is there; and in
    turn by address, so that they keep nobody waiting long whose page is not.
    """

    def __init__(self, most: int, quality: int) -> None:
        self.most, self.quality = most, quality
        self.pages: OrderedDict[tuple[Place | None, Reading, str, bool], Packed] = OrderedDict()

    async def get(
        self, who: str, at: Place | None, one: Reading, where: str, alone: bool
    ) -> Packed:
        """A page, packed, for this address."""
        asked = (at, one, where, alone)

        def made() -> Packed:
            # Whoever waited for a turn may have waited for this very page.
            return self.pages.get(asked) or self.pack(built(*asked))

        if asked not in self.pages:
            packed = await BUILDING.run(who, made)
            self.pages[asked] = packed
            while len(self.pages) > self.most:
                self.pages.popitem(last=False)
            return packed
        self.pages.move_to_end(asked)
        return self.pages[asked]

    def pack(self, page: bytes) -> Packed:
        return Packed(brotli.compress(page, quality=self.quality))


BUILDING = Building()
TODAY = Kept(1024, quality=6)  # places × languages are half of that
PREVIEWS = Kept(64, quality=2)


async def first_page(request: Request, status: int) -> Response:
    """The page of this address in the reader's language, on the day that it is read."""
    language, today, query = choose_language(request), day.today(), request.query_params
    name = request.url.path.strip("/").removesuffix("index.html") or "home"
    at = place(name, query) if status == 200 else None
    alone = query.get("embed") == "true"
    preview = day.asked(query.get("today", ""))
    kept, one = TODAY, Reading(language, today)
    if preview not in (None, today):
        kept, one = PREVIEWS, Reading(language, preview, preview=True, today=today)
    who = reader(request.client.host if request.client else "")
    return as_taken(await kept.get(who, at, one, origin(request), alone), request, status)


def as_taken(
    packed: Packed,
    request: Request,
    status: int = 200,
    headers: Mapping[str, str] = HEADERS,
    kind: str = "text/html",
) -> Response:
    """In brotli, in gzip or plain, as the browser takes it."""
    takes = [one.strip() for one in request.headers.get("accept-encoding", "").split(",")]
    if "br" in takes:
        return Response(packed.br, status, {**headers, "Content-Encoding": "br"}, kind)
    if "gzip" in takes:
        return Response(packed.gz, status, {**headers, "Content-Encoding": "gzip"}, kind)
    return Response(brotli.decompress(packed.br), status, headers, kind)
