"""What the engine costs, beside bare Temporal and a peer; `make bench` writes docs/performance.md."""
