"""What `pykala` can do: one module a noun. Each hangs its commands on the house when it is imported."""
