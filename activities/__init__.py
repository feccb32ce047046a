"""What a decision does to the world: the registry, papers, the store, notices."""
