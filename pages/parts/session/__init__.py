"""The session: a household, its debts, what can be given, on one screen; nothing stored."""
