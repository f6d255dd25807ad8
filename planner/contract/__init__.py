"""The contract's JSON: one file a verb reads a request, asks the rooms, and writes the answer."""
