"""The case: the one list of debts of this visit, its fields and figures, its file."""
