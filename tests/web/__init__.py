"""The desk, as people open it in a browser."""
