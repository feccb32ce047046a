"""A meeting as its journal tells it: everything that happens in it folds into this."""
