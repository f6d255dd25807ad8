"""Learning: lessons, their figures and questions, finding things."""
