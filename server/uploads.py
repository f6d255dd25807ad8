"""Files that readers send from our own page: few at a time, so that nobody fills the memory."""

from __future__ import annotations

from contextlib import suppress
from typing import cast

from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from server.api.rates import Rates, reader
from server.origin import own_page

WHERE = "/_stcore/upload_file/"
# A page reads a file as soon as it is there, and lets it go (`visit.drop`).
OF_VISIT = 4
OF_ALL = 50  # of 2 MB each at most (config.toml)


class Uploads:
    """Around Streamlit, which takes as many files as are sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.coming: list[str] = []  # the visit of each file that is on its way
        self.rates = Rates(1)  # of an address, and of all, so many are on their way at once

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] in ("PUT", "DELETE") and not own_page(scope):
            return await PlainTextResponse("Forbidden", 403)(scope, receive, send)
        if scope["method"] != "PUT":
            return await self.app(scope, receive, send)
        held = cast(MemoryUploadedFileManager, Runtime.instance().uploaded_file_mgr)
        visit = scope["path"].removeprefix(WHERE).partition("/")[0]
        who = reader((scope.get("client") or ("",))[0])
        count = self.coming.count(visit) + len(held.file_storage.get(visit, ()))
        if count >= OF_VISIT or self.rates.enter(who):
            return await PlainTextResponse("Too Many Requests", 429)(scope, receive, send)
        self.coming.append(visit)
        try:
            make_room(held)
            with suppress(ClientDisconnect):
                await self.app(scope, receive, send)
        finally:
            self.coming.remove(visit)
            self.rates.leave(who)


def make_room(held: MemoryUploadedFileManager) -> None:
    """Where nobody reads what is held, the files of whoever left most of them go."""
    files = held.file_storage
    while sum(map(len, files.values())) >= OF_ALL:
        held.remove_session_files(max(files, key=lambda visit: len(files[visit])))
