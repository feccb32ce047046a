"""What others wrote, read and played again: Helsinki's decisions."""
