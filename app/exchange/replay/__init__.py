"""Replaying: a decision's record becomes a case file, is played, and what comes out is held against it."""
