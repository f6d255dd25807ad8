"""Where to turn: each number, what it is for and what it is not, in the order to try."""

from __future__ import annotations

from pages.parts import cite, look
from pages.written import help as turning

look.lay(turning.pieces(cite.reading()))
