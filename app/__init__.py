"""The front doors: they act through workflows and read from the registry."""
