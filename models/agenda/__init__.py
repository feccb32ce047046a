"""The agenda of a meeting: called, built, published, sent, moved."""
