"""Whatever is typed lands before a link is followed: in every kind of field, by either hand."""

from __future__ import annotations

import pytest

from tests.browser import OpenPage
from tests.shared_out import marked
from tests.walks import tapping

TRIES = list(tapping.tries(40))  # every act at every delay by either hand is 80


@pytest.mark.browser
@pytest.mark.parametrize(
    "one", [pytest.param(one, marks=marked(at > 1)) for at, one in enumerate(TRIES)], ids=str
)
def test_what_is_typed_is_there_after_a_link_tapped_at_once(
    server: str, phone: OpenPage, one: tapping.Try
) -> None:
    touch = one.hand == "touch"
    assert tapping.lost(phone("zh", has_touch=touch, is_mobile=touch), server, one) == ""
