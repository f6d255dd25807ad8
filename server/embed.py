"""The script that other sites load: under its hash for ever, under its name for an hour."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.places import JS, ROOT, SCRIPTS

NAME = "embed.js"
# Every version that was ever handed out, by the name that says its hash.
VERSIONS = {path.name: path.read_bytes() for path in (ROOT / "static" / "embed").glob("*.js")}
# With a sum to check, a browser asks whether anybody may read the script: anybody may.
ANYBODY = {"Access-Control-Allow-Origin": "*"}
AN_HOUR, FOR_EVER = "max-age=3600", "public, max-age=31536000, immutable"


async def script(request: Request) -> Response:
    """The script, as long to be kept as its name says."""
    name = request.url.path.removeprefix("/")
    body, age = (SCRIPTS[NAME], AN_HOUR) if name == NAME else (VERSIONS[name], FOR_EVER)
    return Response(body, headers={**ANYBODY, "Cache-Control": age}, media_type=JS)


ROUTES = [Route(f"/{name}", script) for name in (NAME, *VERSIONS)]
