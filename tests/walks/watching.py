"""What leaves a browser: every address and every header, by whatever way."""

from __future__ import annotations

from playwright.sync_api import Page, Request


def watch(page: Page) -> list[str]:
    """Every address and header that leaves from now on, by whatever way."""
    told: list[str] = []

    def note(request: Request) -> None:
        told.append(request.url)
        told.extend(f"{name}: {value}" for name, value in request.headers.items())
        told.append(request.post_data or "")

    page.on("request", note)
    page.on("websocket", lambda line: told.append(line.url))
    page.on("framenavigated", lambda frame: told.append(frame.url))
    return told


def addresses(told: list[str]) -> list[str]:
    """Of all that was told, the addresses of servers."""
    return [one for one in told if one.partition(":")[0] in ("http", "https", "ws", "wss")]
