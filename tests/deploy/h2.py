"""As much of HTTP/2 as one needs to ask for many files at once and take none (RFC 9113, 7541)."""

from __future__ import annotations

import ssl
import struct
import time
from collections.abc import Sequence

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
HEADERS, SETTINGS, PING, WINDOW = 1, 4, 6, 8
NO_WINDOW = struct.pack("!HI", 4, 0)  # of each answer nothing but its head may be sent
END = 0x05  # end of the head, end of the request
# HPACK's own table: the whole pair, or the name of one that is written out.
GET, HTTPS, OK, AUTHORITY, PATH = b"\x82", b"\x87", 0x88, b"\x01", b"\x04"
RESIZED, STATUS = 0x20, 0x08


def frame(kind: int, flags: int, stream: int, data: bytes) -> bytes:
    """One frame."""
    return struct.pack("!IBI", len(data) << 8 | kind, flags, stream) + data


def ask_for_all(line: ssl.SSLSocket, host: str, paths: Sequence[str]) -> None:
    """Ask for each over one connection, without taking any of what comes."""
    sent = PREFACE + frame(SETTINGS, 0, 0, NO_WINDOW)
    for at, path in enumerate(paths):
        said = [
            name + bytes([len(text)]) + text.encode()
            for name, text in ((AUTHORITY, host), (PATH, path))
        ]
        assert len(path) < 127
        sent += frame(HEADERS, END, 2 * at + 1, GET + HTTPS + b"".join(said))
    line.sendall(sent)


def statuses(line: ssl.SSLSocket, many: int) -> dict[int, str]:
    """The status of each answer, by its stream, once so many have begun."""
    found, come = dict[int, str](), b""
    while len(found) < many:
        line.sendall(
            frame(PING, 0, 0, b"anything")
        )  # else nginx keeps the last heads for their data
        come += line.recv(1_000_000)
        while len(come) >= 9 and len(come) >= 9 + (size := int.from_bytes(come[:3], "big")):
            kind, stream = come[3], int.from_bytes(come[5:9], "big")
            assert kind in (HEADERS, SETTINGS, PING, WINDOW), (kind, come[9 : 9 + size])
            if kind == HEADERS:
                found[stream] = status(come[9 : 9 + size])
            come = come[9 + size :]
        time.sleep(0.02)
    return found


def status(head: bytes) -> str:
    """What an answer's head begins with."""
    head = head[head[0] == RESIZED :]
    return "200" if head[0] == OK else head[2:5].decode() if head[0] == STATUS else head.hex()
