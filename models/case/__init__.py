"""A case as its journal tells it: its proposals, reviews, handlings and decisions fold into this."""
