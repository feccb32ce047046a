"""Checks against the shared record: only where it lies beside the project."""
