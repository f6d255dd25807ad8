"""What whoever runs the server may set, out of the environment; a wrong one stops the start."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import TypeVar

Read = TypeVar("Read")

# One source of frame-ancestors: 'self', a scheme, or a host with its scheme and port if any.
SOURCE = re.compile(
    r"'self'|\*|https?:"
    r"|(https?://)?(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*(:([0-9]+|\*))?(/[^;,]*)?",
    re.IGNORECASE,
)
BARE = {"self", "none"}  # without quotes a browser takes them for hosts
# An origin as a browser sends it: a scheme, a host in small letters, a port that is not the usual.
ORIGIN = re.compile(r"https?://([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])(:[0-9]{1,5})?")
USUAL_PORT = re.compile(r"http://.*:80|https://.*:443")
# A host as a reader types it, without scheme and port; what is listened on is an address.
HOST = re.compile(r"(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:]+\]")
MOST_PORT, MOST_A_MINUTE, MOST_HSTS = 65535, 100_000, 63_072_000


def frame_ancestors(text: str) -> str:
    """Who may frame our pages: only ourselves when nothing is said.

    >>> frame_ancestors("https://help.example.cn  https://*.example.org")
    'https://help.example.cn https://*.example.org'
    """
    sources = text.split()
    if sources == ["'none'"]:
        return "'none'"
    for source in sources:
        if source.lower() in BARE or not SOURCE.fullmatch(source):
            raise ValueError(
                f"{source!r} is not an address such as "
                "https://help.example.cn; write addresses with spaces between, nothing else"
            )
    return " ".join(sources) or "'self'"


def origins(text: str) -> frozenset[str]:
    """Whose pages may ask the API in a browser: each exactly as the browser names it, or `*`."""
    found = text.split()
    for one in found:
        if not ORIGIN.fullmatch(one) or USUAL_PORT.fullmatch(one):
            if found == ["*"]:
                break
            raise ValueError(
                f"{one!r} is not an origin such as https://help.example.cn, in small letters, "
                "without a path and without the usual port; write several with spaces between, "
                "or * alone"
            )
    return frozenset(found)


def hosts(text: str) -> tuple[str, ...]:
    """The names under which readers open the pages, beside this machine's own.

    >>> hosts("help.example.cn")
    ('localhost', '127.0.0.1', 'help.example.cn')
    """
    for one in text.split():
        if not HOST.fullmatch(one):
            raise ValueError(
                f"{one!r} is not a name such as help.example.cn, in small letters, without "
                "https:// and without a port; write several with spaces between"
            )
    return ("localhost", "127.0.0.1", *text.split())


def address(text: str) -> str:
    """The address of this machine that is listened on."""
    try:
        return str(ip_address(text))
    except ValueError:
        raise ValueError(f"{text!r} is not an address such as 127.0.0.1 or 0.0.0.0") from None


def trusted(text: str) -> str:
    """Who may say who a reader is: uvicorn reads the variable itself, and takes what is wrong."""
    for one in text.split(","):
        try:
            ip_network(one.strip())
        except ValueError:
            raise ValueError(
                f"{text!r} is not an address or a network such as 10.88.0.1 or 10.88.0.0/16; "
                "write several with commas between"
            ) from None
    return text


def whole(most: int, least: int = 0) -> Callable[[str], int]:
    """A whole number from `least` to `most`."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or not least <= int(text[:12]) <= most:
            raise ValueError(f"{text!r} is not a whole number from {least} to {most}")
        return int(text)

    return read


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them; each field says its variable beside it."""

    frames: str  # REPAYWISE_FRAME_ANCESTORS
    origins: frozenset[str]  # REPAYWISE_API_ORIGINS
    a_minute: int  # REPAYWISE_API_PER_MINUTE
    hsts: int  # REPAYWISE_HSTS, in seconds; 0 says nothing
    port: int  # PORT
    hosts: tuple[str, ...]  # REPAYWISE_HOSTS
    address: str  # REPAYWISE_ADDRESS
    trusted: str  # FORWARDED_ALLOW_IPS


def settings(environment: Mapping[str, str]) -> Settings:
    """Read them; whatever is wrong is said at once, a line each, and ends the program."""
    wrong: list[str] = []

    def read(name: str, how: Callable[[str], Read], usual: str) -> Read:
        try:
            return how(environment.get(name, "").strip() or usual)
        except ValueError as problem:
            wrong.append(f"{name}: {problem}")
            return how(usual)

    found = Settings(
        read("REPAYWISE_FRAME_ANCESTORS", frame_ancestors, ""),
        read("REPAYWISE_API_ORIGINS", origins, ""),
        read("REPAYWISE_API_PER_MINUTE", whole(MOST_A_MINUTE, 1), "120"),
        read("REPAYWISE_HSTS", whole(MOST_HSTS), "0"),
        read("PORT", whole(MOST_PORT), "8501"),
        read("REPAYWISE_HOSTS", hosts, ""),
        read("REPAYWISE_ADDRESS", address, "127.0.0.1"),
        read("FORWARDED_ALLOW_IPS", trusted, "127.0.0.1"),
    )
    if wrong:
        raise SystemExit("\n".join(wrong))
    return found


SETTINGS = settings(os.environ)
