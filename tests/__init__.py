"""What the product promises, each promise a test."""
