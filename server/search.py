"""What searching programs are told: which addresses there are, and which to leave alone."""

from __future__ import annotations

from functools import cache, lru_cache

import brotli
from markupsafe import escape
from starlette.requests import Request
from starlette.responses import Response

from pages import shapes
from pages.written.place import every_place
from server.first import Packed, as_taken, origin
from server.index import LANG
from server.words import address, others

DAY = {"Cache-Control": "max-age=86400"}
CLOSED = ("/_stcore/", "/media/", "/component/", "/api/v1/")
OURS = "https://our.invalid"  # stands for our address until a reader's is known


@cache
def listed() -> str:
    """Every place in each language; it takes the processor longer than a page that is kept."""
    places = [
        (OURS + address(at, language), others(at, OURS))
        for at in every_place()
        for language in LANG
    ]
    return str(shapes.sitemap(places))


@lru_cache(8)
def packed(where: str) -> Packed:
    """The same under our address: anybody can write another one, but few do."""
    return Packed(brotli.compress(listed().replace(OURS, escape(where)).encode(), quality=4))


async def sitemap(request: Request) -> Response:
    """As kept from the first time on."""
    headers = DAY | {"Vary": "Accept-Encoding"}
    return as_taken(packed(origin(request)), request, 200, headers, "application/xml")


async def robots(request: Request) -> Response:
    """What is no page is left alone; the pages are listed in the sitemap."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    return Response(
        "\n".join([*lines, f"Sitemap: {origin(request)}/sitemap.xml", ""]), 200, DAY, "text/plain"
    )
