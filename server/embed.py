"""The script that other sites load: under its hash for ever, under its name for an hour."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pages import shapes
from server.places import JS, SCRIPTS

NAME = "embed.js"
SCRIPT = SCRIPTS[NAME]
VERSIONED = shapes.script_name(SCRIPT)
# With a sum to check, a browser asks whether anybody may read the script: anybody may.
ANYBODY = {"Access-Control-Allow-Origin": "*"}
AN_HOUR, FOR_EVER = "max-age=3600", "public, max-age=31536000, immutable"


async def script(request: Request) -> Response:
    """The script, as long to be kept as its name says."""
    age = AN_HOUR if request.url.path == f"/{NAME}" else FOR_EVER
    return Response(SCRIPT, headers={**ANYBODY, "Cache-Control": age}, media_type=JS)


ROUTES = [Route(f"/{NAME}", script), Route(f"/{VERSIONED}", script)]
