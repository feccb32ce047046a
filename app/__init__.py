"""The front doors: they act through workflows and read from the registry."""

VERSION = "0.2.0"
