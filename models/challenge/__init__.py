"""Challenges to decisions: a claim, an appeal or a call-up arrives, and comes back with its result."""
