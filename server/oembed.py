"""oEmbed (oembed.com): tells other programs how a page of ours is shown inside theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from content.words import t
from pages import shapes
from pages.written import first
from pages.written.place import place
from pages.written.places import ENTRIES
from server.first import origin
from server.places import NEVER_FRAMED, SCRIPTS, is_page

PATH = "/oembed"
WIDTH, HEIGHT = 736, 900  # pixels, where nobody asks for less
LONGEST = 2_000  # characters of an address
SCRIPT = SCRIPTS["embed.js"]
# What may travel from an address into a frame; whatever else stands there is left behind.
TRAVELS = (*ENTRIES.values(), "principal", "rate", "periods", "product")


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of ours that may stand inside another one, and what its address names."""

    path: str
    language: str
    query: Mapping[str, str]

    @property
    def title(self) -> str:
        at = place(self.path.removeprefix("/") or "home", self.query)
        return first.about(self.language, at)[0] or t(self.language, "app.name")

    def address(self, origin: str, **more: str) -> str:
        """The page, whole; with `embed="true"`, for a frame."""
        return f"{origin}{self.path}?{urlencode({'lang': self.language, **self.query, **more})}"


def shown(address: str, where: str) -> Shown | None:
    """What an address of ours leads to; None for any other, or a page that stands alone."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    path = parts.path or "/"
    ours = where and f"{parts.scheme}://{parts.netloc}" == where
    if (
        not ours
        or not is_page(path)
        or path.removeprefix("/") in NEVER_FRAMED
        or len(address) > LONGEST
    ):
        return None
    asked = dict(parse_qsl(parts.query))
    language = asked.get("lang", "")
    return Shown(
        "/" if path == "/index.html" else path,
        language if language in ("zh", "en") else "zh",
        {name: asked[name][:80] for name in TRAVELS if name in asked},
    )


def size(request: Request, name: str, usual: int) -> int:
    """A side of the frame: the usual one, or less where less is asked for. Raises ValueError."""
    text = request.query_params.get(name, str(usual))
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text)):
        raise ValueError(name)
    return min(usual, int(text))


async def answer(request: Request) -> Response:
    """One address, described; JSON only."""
    asked = request.query_params
    if asked.get("format", "json") != "json":
        return PlainTextResponse("Not Implemented", 501)
    where = origin(request)
    found = shown(asked.get("url", ""), where)
    if found is None:
        return PlainTextResponse("Not Found", 404)
    try:
        width, height = size(request, "maxwidth", WIDTH), size(request, "maxheight", HEIGHT)
    except ValueError:
        return PlainTextResponse("Bad Request", 400)
    return JSONResponse(described(found, where, width, height))


def described(found: Shown, origin: str, width: int, height: int) -> dict[str, str | int]:
    """What oEmbed asks of something rich: a link, a frame, and the script for hosts that trust us.

    The script puts a frame that sizes itself in the place of the one whose height is fixed here.
    """
    name = f"repaywise-{sha256(found.address('').encode()).hexdigest()[:8]}"
    link = shapes.linked(found.address(origin), found.title, {"frame": name})
    frame = shapes.window(found.address(origin, embed="true"), found.title, height, name)
    script = shapes.loader(f"{origin}/{shapes.script_name(SCRIPT)}", shapes.integrity(SCRIPT))
    return {
        "version": "1.0",
        "type": "rich",
        "title": found.title,
        "provider_name": t(found.language, "app.name"),
        "provider_url": f"{origin}/?lang={found.language}",
        "cache_age": 86_400,
        "width": width,
        "height": height,
        "html": str(shapes.fallback(link, frame, script)),
    }
