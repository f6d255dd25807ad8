"""The papers to take along from the session."""
