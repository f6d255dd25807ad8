"""Someone is calling or at the door: what to do in this moment, before any scroll."""

from __future__ import annotations

from pages.parts import cite, look
from pages.written import door

look.lay(door.pieces(cite.reading()))
