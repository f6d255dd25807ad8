"""One debt of the session: its card, and the way in for a table of them."""
