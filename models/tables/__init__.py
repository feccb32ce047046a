"""The registry's tables, and the rows that people read as a function of a state."""
