"""The reader's debts: what each field is called, asked and read."""
