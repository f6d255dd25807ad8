"""What is asked of a lender, and what was answered."""
