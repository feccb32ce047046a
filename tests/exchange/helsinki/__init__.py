"""Helsinki's published decisions, read and written."""
