"""Exchange with others: each format in a folder of its own."""
