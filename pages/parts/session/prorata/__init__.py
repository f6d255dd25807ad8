"""What can be given, divided pro rata among the lenders."""
