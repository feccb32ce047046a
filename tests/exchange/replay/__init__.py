"""Published decisions, played by the engine and held against what it makes of them."""
