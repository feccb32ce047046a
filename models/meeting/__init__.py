"""A meeting from its opening to its close: who is there, what is heard, what is undone."""
