"""Everything the product says, and the only place that reads it from files.

Words, legal facts, citations, rates, example products, lessons, glossary and questions: values
out, no Streamlit, no clock. What is unknown is an error, never a blank.
"""

from content.answers import Question, Term, glossary, questions
from content.citing import citation
from content.documents import document
from content.files import LANGUAGES
from content.law import Fact, fact, fact_on, facts
from content.learning import Lesson, Quiz, lessons, read_lesson
from content.letters import Letter, letters
from content.marks import Piece, marks, pieces, plain
from content.products import Preset, presets
from content.rates import lpr_one_year, lpr_table
from content.said import Said, every_text
from content.search import Found, find_facts, find_questions, find_terms
from content.sources import CONFIDENCES, KINDS
from content.words import t, word_keys

__all__ = [
    "CONFIDENCES",
    "KINDS",
    "LANGUAGES",
    "Fact",
    "Found",
    "Lesson",
    "Letter",
    "Piece",
    "Preset",
    "Question",
    "Quiz",
    "Said",
    "Term",
    "citation",
    "document",
    "every_text",
    "fact",
    "fact_on",
    "facts",
    "find_facts",
    "find_questions",
    "find_terms",
    "glossary",
    "lessons",
    "letters",
    "lpr_one_year",
    "lpr_table",
    "marks",
    "pieces",
    "plain",
    "presets",
    "questions",
    "read_lesson",
    "t",
    "word_keys",
]
