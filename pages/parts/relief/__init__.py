"""The ways of repaying, side by side."""
