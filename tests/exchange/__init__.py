"""What others wrote, read and played in memory: Helsinki's decisions. Nothing here needs a server."""
