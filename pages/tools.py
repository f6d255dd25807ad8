"""Everything here, in groups, each with one line on what it answers."""

from __future__ import annotations

from pages.parts import cite, look
from pages.written import tools

look.lay(tools.pieces(cite.reading()))
