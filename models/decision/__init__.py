"""What a body or an officeholder decides, and how a slip of the pen is mended."""
