"""OParl 1.1: what is published, as other towns and their readers exchange it."""
