"""The numbers that a register gives, here and elsewhere."""
