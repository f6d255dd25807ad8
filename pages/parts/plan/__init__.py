"""The plan for several debts: its rows, what it comes to, its paper."""
