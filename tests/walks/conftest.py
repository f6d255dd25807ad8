"""Who walks."""

from __future__ import annotations

import pytest

from tests.browser import OpenPage
from tests.walks.reader import Reader


@pytest.fixture
def reader(server: str, phone: OpenPage, lang: str) -> Reader:
    """A reader who has just opened the app."""
    return Reader(phone(lang), server, lang)
