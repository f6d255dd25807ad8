"""The panel 现在: what the case comes to while it is told."""
