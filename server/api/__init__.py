"""The planner over HTTP: what is asked, who calculates it, and how much of it one address gets."""
