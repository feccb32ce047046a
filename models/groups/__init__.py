"""Steering groups: their sessions, with who was there, and the memos of these."""
