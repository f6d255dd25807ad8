"""Talking to the lender: scripts, letters, the record of contacts."""
