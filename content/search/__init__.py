"""Finding questions, terms and facts by a reader's own words; and who needs a number first."""

from content.search.crisis import in_crisis
from content.search.search import Found, find_facts, find_questions, find_terms

__all__ = ["Found", "find_facts", "find_questions", "find_terms", "in_crisis"]
