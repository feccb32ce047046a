"""How a case, a meeting and a follow-up move through time."""
