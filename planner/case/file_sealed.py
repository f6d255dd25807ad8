"""A sealed case file: what stands around the text that is hidden."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any

from planner.case.file import LARGEST_FILE, SEALED, read_as, written
from planner.case.kinds import AS_BASE64, Entry, in_base64, to_base64
from planner.case.migrations import migrated
from planner.case.sealed import Cipher, Kdf, fresh, lock, unlock


@dataclass(frozen=True, slots=True)
class Sealed(Entry):
    """Everything but `data` is authenticated."""

    kdf: Kdf
    cipher: Cipher
    data: Annotated[bytes, in_base64(17, LARGEST_FILE), AS_BASE64]


VERSION = 1


def sealed(text: str, passphrase: str) -> bytes:
    """The bytes of a file whose text nobody reads without the passphrase."""
    kdf, cipher = fresh()
    header = _header(kdf, cipher)
    data = lock(text.encode(), passphrase, kdf, cipher, _authenticated(header))
    whole = header | {"data": to_base64(data)}
    return json.dumps(whole, indent=1).encode()


def unsealed(tree: dict[str, Any], passphrase: str) -> bytes:
    """The text of a sealed file. Raises `Refused`."""
    now = migrated(tree, {}, VERSION)
    rest = {key: one for key, one in now.items() if key not in ("format", "version")}
    found: Sealed = read_as(Sealed, rest)
    header = _authenticated(_header(found.kdf, found.cipher))
    return unlock(found.data, passphrase, found.kdf, found.cipher, header)


def _header(kdf: Kdf, cipher: Cipher) -> dict[str, Any]:
    return {
        "format": SEALED,
        "version": VERSION,
        "kdf": written(kdf),
        "cipher": written(cipher),
    }


def _authenticated(header: dict[str, Any]) -> bytes:
    """The header as it is authenticated: compact, its keys sorted."""
    return json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
