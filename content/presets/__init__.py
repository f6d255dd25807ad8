"""Real products as editable examples."""

from content.presets.preset import CARDS, Preset, every_preset
from content.presets.usual import Usual, usual

__all__ = ["CARDS", "Preset", "Usual", "every_preset", "usual"]
