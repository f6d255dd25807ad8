"""The lessons, in both languages."""

from content.lessons.lesson import (
    LESSONS,
    Lesson,
    Quiz,
    every_lesson,
    load_lessons,
    read_lesson,
)

__all__ = ["LESSONS", "Lesson", "Quiz", "every_lesson", "load_lessons", "read_lesson"]
