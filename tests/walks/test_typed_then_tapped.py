"""Whatever is typed lands before a link is followed: in every kind of field, by either hand."""

from __future__ import annotations

import pytest

from tests.browser import OpenPage, open_page
from tests.shared_out import marked
from tests.walks import tapping

TRIES = list(tapping.tries(56))  # every act at every delay by either hand is 112


@pytest.mark.browser
@pytest.mark.parametrize(
    "one", [pytest.param(one, marks=marked(at > 1)) for at, one in enumerate(TRIES)], ids=str
)
def test_what_is_typed_is_there_after_a_link_tapped_at_once(
    server: str, phone: OpenPage, one: tapping.Try
) -> None:
    touch = one.hand == "touch"
    assert tapping.lost(phone("zh", has_touch=touch, is_mobile=touch), server, one) == ""


DRAWN_ANEW = """() => {
  const list = document.querySelector(".st-key-bottom ul");
  list.innerHTML = list.innerHTML;
}"""


@pytest.mark.browser
def test_a_link_that_is_drawn_anew_under_the_finger_is_followed(
    server: str, phone: OpenPage
) -> None:
    page = phone("zh", has_touch=False, is_mobile=False)
    open_page(page, server, "/allocate", "zh")
    link = page.locator(".st-key-bottom a[href*='help?']").first
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 8)
    page.mouse.down()
    page.evaluate(DRAWN_ANEW)
    page.mouse.up()
    page.wait_for_url("**/help?*")


@pytest.mark.browser
def test_the_name_leads_home_in_a_new_tab_too(server: str, phone: OpenPage) -> None:
    page = phone("zh")
    open_page(page, server, "/relief", "zh")
    assert page.locator(".st-key-brand a").evaluate("link => link.href") == f"{server}/?lang=zh"
