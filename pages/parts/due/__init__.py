"""A bill that is coming due: what is asked, what each way costs, how it is said."""
