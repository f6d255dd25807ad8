"""The reader's list of debts under each page: into it and out of it by one tap, and its file."""
