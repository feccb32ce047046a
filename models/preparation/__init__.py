"""A case from its opening until a presenter approves it: the proposal, its reviews."""
