"""What several tests of pages need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager

from tests import clock, paper


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[paper.MAKERS]:
    """What the download buttons of the last run would make; Streamlit still does all it does."""
    found: paper.MAKERS = {}
    deferred = MediaFileManager.add_deferred

    def noted(self: MediaFileManager, data: Any, *args: Any, **more: Any) -> Any:
        found[str(more["file_name"])] = data
        return deferred(self, data, *args, **more)

    monkeypatch.setattr(MediaFileManager, "add_deferred", noted)
    yield found


@pytest.fixture
def the_day() -> Iterator[None]:
    """The day of the client in tests/papers_client.py."""
    with clock.at("2026-11-26T12:00+08:00"):
        yield
