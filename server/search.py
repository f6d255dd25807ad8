"""What searching programs are told: which addresses there are, and which to leave alone."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from pages import shapes
from pages.written.place import every_place
from server.first import origin
from server.index import LANG
from server.words import address, others

DAY = {"Cache-Control": "max-age=86400"}
CLOSED = ("/_stcore/", "/media/", "/component/", "/api/v1/")


async def sitemap(request: Request) -> Response:
    """Every place in each language."""
    where = origin(request)
    places = [
        (where + address(at, language), others(at, where))
        for at in every_place()
        for language in LANG
    ]
    return Response(str(shapes.sitemap(places)), 200, DAY, "application/xml")


async def robots(request: Request) -> Response:
    """What is no page is left alone; the pages are listed in the sitemap."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    return Response(
        "\n".join([*lines, f"Sitemap: {origin(request)}/sitemap.xml", ""]), 200, DAY, "text/plain"
    )
