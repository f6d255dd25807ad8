"""Real products as editable examples."""

from content.presets.preset import Preset, every_preset

__all__ = ["Preset", "every_preset"]
