"""Being late: what waiting costs, what comes when, where a payment goes."""
