"""What people type and read: the command line, the guides, the documentation."""
