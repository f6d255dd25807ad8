"""Words that somebody typed, without the unseen signs that turn round what stands behind them.

A name with U+202E in it would show the rest of our sentence backwards (Unicode, UAX 9); copied
letters would carry it on. Such signs have no place in a name, and nobody sees that they are gone.
"""

from __future__ import annotations

import re

# Embeddings and overrides, isolates, and the three marks of direction.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def straight(text: str) -> str:
    """The text without them.

    >>> straight("card \\u202eB")
    'card B'
    """
    return text if text.isascii() else _TURNING.sub("", text)
