"""From the HTML of a paper to its PDF."""
