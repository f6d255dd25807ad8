"""Real products as editable examples."""

from content.presets.preset import Preset, every_preset
from content.presets.usual import Usual, usual

__all__ = ["Preset", "Usual", "every_preset", "usual"]
