"""What became of an item, and in which words; officeholders who decide alone."""
