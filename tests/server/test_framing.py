"""Who may show our pages in a frame: a wrong setting stops the start, not a reader."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from server.settings import frame_ancestors
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("given", "policy"),
    [
        ("", "'self'"),
        ("  ", "'self'"),
        ("'none'", "'none'"),
        ("https://help.example.cn", "https://help.example.cn"),
        ("'self'  https://*.example.org:8443", "'self' https://*.example.org:8443"),
        ("https: example.cn", "https: example.cn"),
    ],
)
def test_addresses_with_spaces_between_are_taken(given: str, policy: str) -> None:
    assert frame_ancestors(given) == policy


@pytest.mark.parametrize(
    "given",
    [
        "http://a,b",
        "https://a.cn; script-src *",
        "self",  # without its quotes a browser takes it for a host of that name
        "none",
        "'none' https://a.cn",  # 'none' stands alone (CSP level 3, 6.4.2)
        "https://帮助.cn",  # a header is ASCII; such a host is written xn--
        "https://a.cn\nx-header: y;",
        "ftp://a.cn",
    ],
)
def test_anything_else_is_refused_by_name(given: str) -> None:
    with pytest.raises(ValueError, match="is not an address such as"):
        frame_ancestors(given)


def test_a_wrong_setting_stops_the_start_with_a_plain_line_each() -> None:
    """Two are wrong: a line for each, and nothing else."""
    wrong = {**os.environ, "REPAYWISE_FRAME_ANCESTORS": "http://a,b", "PORT": "abc"}
    run = subprocess.run(
        [sys.executable, "app.py"], cwd=ROOT, env=wrong, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 1
    assert run.stderr.startswith("REPAYWISE_FRAME_ANCESTORS: 'http://a,b' is not an address")
    assert run.stderr.splitlines()[1:] == ["PORT: 'abc' is not a whole number from 0 to 65535"]
