"""The reader's list of debts: one store that every page with figures fills and reads."""
