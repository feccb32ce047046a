"""What the public finds: published texts by their stems, and mail to those who asked for it."""
