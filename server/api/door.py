"""The planner's door over HTTP: every answer JSON, every refusal the contract's error object."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterable
from typing import NamedTuple

from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope, Send

from planner.contract.verbs import VERBS
from server.api.clerk import DOCUMENT
from server.api.desk import PATIENCE, Busy, Desk, Stopped
from server.api.rates import Rates, reader

ROOT = "/api/v1/"
LOG = logging.getLogger("repaywise.api")
LONGEST_BODY = 2_000_000  # bytes
READ_WITHIN, SEND_WITHIN = 10.0, 30.0  # seconds for what the asker does
CHUNK = 65_536
METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}

Head = tuple[bytes, bytes]


class Answer(NamedTuple):
    """What goes back: a status, JSON in pieces, and what only this answer has in its head."""

    status: int
    pieces: list[bytes]
    head: tuple[Head, ...] = ((b"cache-control", b"no-store"),)


class NotNow(Exception):
    """An answer other than the planner's."""

    def __init__(self, status: int, code: str, field: str, message: str, *head: Head) -> None:
        super().__init__(code)
        error = {"error": {"code": code, "field": field, "message": message}}
        more = ((b"cache-control", b"no-store"), *head)
        self.answer = Answer(status, [json.dumps(error).encode("ascii")], more)


class Api:
    """An ASGI application of everything below /api/."""

    def __init__(self, desk: Desk, a_minute: int, origins: frozenset[str]) -> None:
        self.desk, self.rates, self.origins = desk, Rates(a_minute), origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        who = reader(request.client.host if request.client else "")
        refused = self.rates.enter(who)
        try:
            answer = _full(refused) if refused else await self.answer(request, who)
            note(request, answer.status)
            async with asyncio.timeout(SEND_WITHIN):
                await give(answer, self.cors(request), request.method, send)
        except (ClientDisconnect, TimeoutError):
            return  # nobody is there, or nobody takes the answer
        finally:
            if not refused:
                self.rates.leave(who)

    async def answer(self, request: Request, who: str) -> Answer:
        """The answer to one request, whatever it is."""
        path, method = request.url.path, request.method
        name = path.removeprefix(ROOT) if path.startswith(ROOT) else ""
        try:
            if name not in VERBS and name != DOCUMENT:
                said = "the address ends with a verb: " + ", ".join(VERBS)
                raise NotNow(404, "unknown_word", "do", said)
            allowed = "GET, HEAD" if name == DOCUMENT else "POST"
            if method == "OPTIONS":
                return Answer(204, [], ((b"allow", f"{allowed}, OPTIONS".encode()),))
            if method not in allowed.split(", "):
                head = (b"allow", f"{allowed}, OPTIONS".encode())
                raise NotNow(405, "wrong_method", "", f"this address takes {allowed}", head)
            if name == DOCUMENT:
                kept = ((b"cache-control", b"max-age=3600"),)
                return Answer(200, [await self.desk.openapi()], kept)
            return await self.calculate(name, request, who)
        except NotNow as other:
            return other.answer
        except Busy:
            return _full("busy")
        except Stopped:
            said = "this took too long and was stopped; ask for less"
            return NotNow(503, "out_of_time", "", said).answer

    async def calculate(self, name: str, request: Request, who: str) -> Answer:
        """Let a clerk answer what was posted, and count what it cost."""
        now = asyncio.get_running_loop().time
        if wait := self.rates.wait(who, now()):
            said = f"too many requests from this address; again in {wait} seconds"
            raise NotNow(429, "too_many", "", said, (b"retry-after", str(wait).encode()))
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise NotNow(415, "wrong_type", "", "the content-type is application/json")
        body, begun = await read(request), now()
        try:
            reply = await self.desk.ask(name, body, who)
        except Stopped:
            self.rates.charge(who, now() - begun, now())
            raise
        self.rates.charge(who, reply.seconds, now())
        return Answer(reply.status, reply.pieces)

    def cors(self, request: Request) -> list[Head]:
        """What lets a page of another origin read the answer, where the setting names it."""
        if not self.origins:
            return []
        origin, any_one = request.headers.get("origin", ""), "*" in self.origins
        head = [] if any_one else [(b"vary", b"origin")]
        if not any_one and origin not in self.origins:
            return head
        head.append((b"access-control-allow-origin", b"*" if any_one else origin.encode("ascii")))
        head.append((b"access-control-expose-headers", b"retry-after"))
        if request.method == "OPTIONS":
            head.append((b"access-control-allow-methods", b"GET, HEAD, POST"))
            head.append((b"access-control-allow-headers", b"content-type"))
            head.append((b"access-control-max-age", b"3600"))
        return head


def _full(code: str) -> Answer:
    """Too much at once, of one address or of all."""
    again = (b"retry-after", str(int(PATIENCE)).encode())
    if code == "too_many":
        return NotNow(429, code, "", "too many requests at once from this address", again).answer
    return NotNow(503, code, "", "all who calculate are busy; ask again soon", again).answer


async def read(request: Request) -> bytes:
    """What was posted; too much, or too slowly, is refused."""
    too_long = NotNow(413, "too_long", "", f"at most {LONGEST_BODY} bytes")
    stated = request.headers.get("content-length", "0")
    if stated.isdigit() and (len(stated) > 12 or int(stated) > LONGEST_BODY):
        raise too_long
    body = bytearray()
    try:
        async with asyncio.timeout(READ_WITHIN):
            async for piece in request.stream():
                body += piece
                if len(body) > LONGEST_BODY:
                    raise too_long
    except TimeoutError:
        said = f"the request did not arrive within {READ_WITHIN:g} seconds"
        raise NotNow(408, "too_slow", "", said, (b"connection", b"close")) from None
    return bytes(body)


async def give(answer: Answer, more: Iterable[Head], method: str, send: Send) -> None:
    """Send an answer bit by bit: who does not take it soon does not get the rest."""
    head = [*answer.head, *more]
    if answer.status != 204:
        length = str(sum(map(len, answer.pieces))).encode()
        head += [(b"content-type", b"application/json"), (b"content-length", length)]
    await send({"type": "http.response.start", "status": answer.status, "headers": head})
    for piece in answer.pieces if method != "HEAD" else []:
        for at in range(0, len(piece), CHUNK):
            part = piece[at : at + CHUNK]
            await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def note(request: Request, status: int) -> None:
    """Log method, path and status; of what no verb is, not even the path."""
    path, method = request.url.path, request.method
    known = path.removeprefix(ROOT) in (*VERBS, DOCUMENT) and path.startswith(ROOT)
    shown = path if known else "/api/…"
    LOG.info("%s %s %d", method if method in METHODS else "?", shown, status)
