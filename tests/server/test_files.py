"""Compressed files: what is served always gives the file back, whatever lies on the disk."""

from __future__ import annotations

from pathlib import Path

import brotli
import pytest

from server.files import pack

SOURCE = b"export const answer = 42;\n" * 200


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(b"", id="a file that a full disk left empty"),
        pytest.param(brotli.compress(SOURCE)[:-3], id="cut off"),
        pytest.param(b"\x00garbage", id="not brotli"),
        pytest.param(brotli.compress(b"another file"), id="another file's bytes"),
    ],
)
def test_a_damaged_file_is_never_served_and_is_made_anew(tmp_path: Path, found: bytes) -> None:
    kept = tmp_path / "index.js.br"
    kept.write_bytes(found)
    assert brotli.decompress(pack(SOURCE, kept)) == SOURCE
    assert brotli.decompress(kept.read_bytes()) == SOURCE
    assert [path.name for path in tmp_path.iterdir()] == ["index.js.br"]


def test_a_good_file_is_read_and_not_made_again(tmp_path: Path) -> None:
    kept = tmp_path / "index.js.br"
    slow = brotli.compress(SOURCE, quality=1)  # not the bytes that we would make
    kept.write_bytes(slow)
    assert pack(SOURCE, kept) == slow


def test_without_a_disk_the_file_is_served_from_memory(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("a file where the folder should be")
    data = pack(SOURCE, tmp_path / "in the way" / "index.js.br")
    assert brotli.decompress(data) == SOURCE
