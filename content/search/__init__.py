"""Finding questions, terms and facts by a reader's own words."""

from content.search.search import Found, find_facts, find_questions, find_terms

__all__ = ["Found", "find_facts", "find_questions", "find_terms"]
