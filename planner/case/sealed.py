"""A case behind a passphrase: the key by scrypt, the text by AES-256-GCM, its header authenticated.

A lost passphrase cannot be recovered, and a wrong one cannot be told from a changed file.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from typing import Annotated

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from planner.case.kinds import AS_BASE64, Entry, in_base64
from planner.contract.fields import choice, whole
from planner.errors import Refused

SHORTEST_PASSPHRASE = 6
KEY_BYTES = 32
# What opening may cost: 128 × n × r bytes of memory.
LARGEST_MEMORY = 128 * 2**17 * 8
COSTS = (2**15, 2**16, 2**17)


@dataclass(frozen=True, slots=True)
class Kdf(Entry):
    """How the key is made of the passphrase."""

    name: Annotated[str, choice(("scrypt",))]
    n: Annotated[int, whole(COSTS[0], COSTS[-1])]
    r: Annotated[int, whole(1, 16)]
    p: Annotated[int, whole(1, 4)]
    salt: Annotated[bytes, in_base64(16, 64), AS_BASE64]


@dataclass(frozen=True, slots=True)
class Cipher(Entry):
    """How the text is sealed."""

    name: Annotated[str, choice(("AES-256-GCM",))]
    nonce: Annotated[bytes, in_base64(12, 12), AS_BASE64]


def fresh() -> tuple[Kdf, Cipher]:
    """A new salt and a new nonce: none is ever used twice."""
    kdf = Kdf("scrypt", 2**16, 8, 1, os.urandom(16))
    return kdf, Cipher("AES-256-GCM", os.urandom(12))


def lock(plain: bytes, passphrase: str, kdf: Kdf, cipher: Cipher, header: bytes) -> bytes:
    """A text under a passphrase; `header` is not hidden, but cannot be changed either."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        message = f"at least {SHORTEST_PASSPHRASE} characters"
        raise Refused("too_short", "passphrase", message, least=SHORTEST_PASSPHRASE)
    return AESGCM(_key(passphrase, kdf)).encrypt(cipher.nonce, plain, header)


def unlock(data: bytes, passphrase: str, kdf: Kdf, cipher: Cipher, header: bytes) -> bytes:
    """The text of `lock` again."""
    if kdf.n not in COSTS:
        raise Refused("bad_value", "kdf.n", "must be 32768, 65536 or 131072")
    if 128 * kdf.n * kdf.r > LARGEST_MEMORY:
        raise Refused("bad_value", "kdf.r", "the key would take more memory than a file may")
    try:
        return AESGCM(_key(passphrase, kdf)).decrypt(cipher.nonce, data, header)
    except InvalidTag:
        message = "another passphrase, or a file that was changed"
        raise Refused("wrong_passphrase", "passphrase", message) from None


def _key(passphrase: str, kdf: Kdf) -> bytes:
    """The key; a passphrase typed on another keyboard as the same characters gives the same."""
    typed = unicodedata.normalize("NFC", passphrase)
    scrypt = Scrypt(salt=kdf.salt, length=KEY_BYTES, n=kdf.n, r=kdf.r, p=kdf.p)
    return scrypt.derive(typed.encode("utf-8", "replace"))
