"""Who may show our pages in a frame: a wrong setting stops the start, not a reader."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from server.headers import frame_ancestors
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
    with pytest.raises(ValueError, match="REPAYWISE_FRAME_ANCESTORS"):
        frame_ancestors(given)


def test_a_wrong_setting_stops_the_start_with_one_plain_line() -> None:
    wrong = {**os.environ, "REPAYWISE_FRAME_ANCESTORS": "http://a,b", "PORT": "0"}
    run = subprocess.run(
        [sys.executable, "app.py"], cwd=ROOT, env=wrong, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 1
    assert run.stderr.startswith("REPAYWISE_FRAME_ANCESTORS: 'http://a,b' is not an address")
    assert "Traceback" not in run.stderr and len(run.stderr.splitlines()) == 1
