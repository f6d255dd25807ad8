"""A paper from a court: which one, by when to answer it, what to hand in."""
