"""The session with eight debts: a step a screen at 1280 × 900, a question a screen at 360 × 740."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from planner.case import save_file
from tests import clock
from tests.browser import LOCALES, TO_THE_TOP, acted, clipped_text, no_sideways_scroll, settled
from tests.papers_client import CLIENT
from tests.walks.counsellor import Counsellor

pytestmark = [pytest.mark.browser, pytest.mark.deep]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
# The button that each step leads to, and how many questions it has on a phone: one for the court's
# paper and four more; two incomes, what living costs, what is in hand, the two folds.
STEPS = {
    "first": ("onward_first", 5),
    "home": ("onward_home", 5),
    "debts": ("onward_debts", 0),
    "talks": ("onward_talks", 0),
    "settle": ("", 0),  # its parts below
}
# The parts of the last step, and the button each ends with.
PARTS = {"sum": "to_holds", "holds": "to_papers", "papers": "papers_all"}
# Nobody was asked yet whether the debts are right, so that the button for it stands there too.
CASE = replace(
    CLIENT,
    household=replace(CLIENT.household, cash_now=300_000),
    debts=tuple(replace(one, certainty=None) for one in CLIENT.debts),
)
HERE = ".st-key-session [data-rw-here]"
NEXT = ".rw-turns [data-rw-turn='1']"


@pytest.fixture(params=["zh", "en"])
def one(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Counsellor]:
    """The client of the specification out of a file, settled on a wide screen."""
    wide = {"viewport": DESK, "locale": LOCALES[request.param]}
    context = browser.new_context(timezone_id=clock.CHINA, **wide)  # type: ignore[arg-type]
    told = Counsellor(context.new_page(), server, request.param)
    told.tap(told.said("session.fold.file"))
    upload = {"name": "case.json", "mimeType": "application/json", "buffer": save_file(CASE)}
    acted(told.page, lambda: told.page.locator("input[type=file]").first.set_input_files(upload))  # type: ignore[arg-type]
    told.press("file_yes")
    told.tap(told.said("session.fold.file"))
    told.step("settle")
    told.press("promise_low")
    told.press("to_papers")
    told.tick("confirmed")
    yield told
    context.close()


def bottom(one: Counsellor, key: str) -> float:
    """How far down a button ends, seen from the top of the page."""
    one.page.evaluate(TO_THE_TOP)
    one.page.wait_for_timeout(500)
    box = one.page.locator(f".st-key-{key} button").first.bounding_box()
    assert box is not None, key
    return box["y"] + box["height"]


def whole(one: Counsellor, where: str) -> None:
    """Nothing is wider than the screen, and no text is cut."""
    assert no_sideways_scroll(one.page), where
    assert clipped_text(one.page) == [], where


def turned(one: Counsellor) -> Iterator[str]:
    """Every question of a step, one at a time; on the last of them there is no next."""
    places = one.page.locator(HERE)
    for _ in range(20):
        assert places.count() == 1 and places.is_visible()
        yield str(places.get_attribute("class"))
        if one.page.locator(NEXT).is_disabled():
            return
        one.page.locator(NEXT).click()
        one.page.wait_for_timeout(200)
    raise AssertionError("the questions never end")


def confirmed_one_by_one(one: Counsellor) -> None:
    """A debt a screen: what is known of it, right or not; its fields behind a tap."""
    one.step("debts")
    one.tap("花呗")
    owed = one.page.locator(".st-key-case_d1_owed input")
    assert "8,600.00" in one.page.locator(".rw-recap").inner_text() and not owed.is_visible()
    whole(one, "card")
    one.page.locator(".st-key-one_confirm .rw-turn").click()
    assert owed.is_visible()
    whole(one, "fields of the card")
    acted(one.page, lambda: (owed.fill("8601"), owed.press("Tab")))
    one.page.locator(".st-key-one_fields .rw-turn").click()
    assert "8,601.00" in one.page.locator(".rw-recap").inner_text() and not owed.is_visible()
    one.press("answer_right")
    assert "24,000.00" in one.page.locator(".rw-recap").inner_text()
    one.tap(one.said("session.card.back"))


def test_one_screen_at_a_desk_and_one_question_on_a_phone(one: Counsellor) -> None:
    """The main button of every step is above the edge; on a phone nothing is cut or lost."""
    low = {}
    for name, (button, _) in STEPS.items():
        one.step(name)
        if button:
            low[name] = bottom(one, button)
        whole(one, f"{name} at a desk")
    for name, button in PARTS.items():
        one.tap(one.said(f"session.part.{name}"))
        low[name] = bottom(one, button)
        whole(one, f"{name} at a desk")
    print(one.lang, low, flush=True)
    one.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    settled(one.page, 400)
    for name, (_, questions) in STEPS.items():
        one.step(name)
        whole(one, name)
        if not questions:
            assert one.page.locator(HERE).count() == 0
            for part in PARTS if name == "settle" else ():
                one.tap(one.said(f"session.part.{part}"))
                whole(one, part)
            continue
        seen = []
        for place in turned(one):
            seen.append(place)
            whole(one, f"{name}: {place}")
        assert len(set(seen)) == len(seen) == questions
    one.step("home")
    assert one.page.locator(".st-key-case_i1_usual input").input_value() == "6500"
    confirmed_one_by_one(one)
    assert all(high <= DESK["height"] for high in low.values()), low
