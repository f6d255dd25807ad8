"""The questions borrowers ask, each with its short answer."""

from content.questions.question import Question, every_question

__all__ = ["Question", "every_question"]
