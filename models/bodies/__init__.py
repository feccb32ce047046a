"""Who decides: bodies with dated seats, their officers, rules of their own."""
