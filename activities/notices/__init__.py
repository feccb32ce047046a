"""From a fact to a mail that is still needed, and into the post."""
