"""The ways to pay all debts at once: what can be asked, what fits, what is kept."""
