"""A quiz tests understanding: its right option is not told by its length."""

import pytest

from content.files import LANGUAGES
from content.lessons.lesson import every_lesson


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", [max, min])
def test_the_right_option_is_not_the_longest_or_the_shortest_more_than_chance(
    language: str, which: object
) -> None:
    """With three options or more, chance is a third at most."""
    items = [one for lesson in every_lesson(language) for one in lesson.quiz]
    assert len(items) >= 54 and all(len(one.options) >= 3 for one in items)
    told = 0
    for one in items:
        lengths = [len(option) for option in one.options]
        end = max(lengths) if which is max else min(lengths)
        told += lengths[one.answer] == end and lengths.count(end) == 1
    assert told * 3 <= len(items), f"{told} of {len(items)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_is_it_told_by_being_of_middle_length(language: str) -> None:
    """Who always takes what is neither the longest nor the shortest is right in half at most."""
    items = [one for lesson in every_lesson(language) for one in lesson.quiz]
    middle = 0
    for one in items:
        lengths = [len(option) for option in one.options]
        middle += min(lengths) < lengths[one.answer] < max(lengths)
    assert middle * 2 <= len(items), f"{middle} of {len(items)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_option_stands_at_every_place(language: str) -> None:
    items = [one for lesson in every_lesson(language) for one in lesson.quiz]
    for place in range(3):
        share = sum(one.answer == place for one in items) / len(items)
        assert 0.2 < share < 0.45, (place, share)
