"""What waits in the outbox is done: by whom, when again, and what became of it."""
