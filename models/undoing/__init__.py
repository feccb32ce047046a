"""Mistakes of the minute-taker: the last act, and a handling, undone."""
