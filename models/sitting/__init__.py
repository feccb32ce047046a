"""A meeting from its opening to its close: who is there, who is heard, in which order."""
