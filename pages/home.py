"""Home: what this is and for whom, and five doors, each with what one will get there."""

from __future__ import annotations

from pages.parts import cite, look
from pages.written import home

look.lay(home.pieces(cite.reading()))
