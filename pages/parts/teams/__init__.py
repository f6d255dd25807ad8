"""For help centres and collection staff: a contact that keeps the customer, their own script."""
