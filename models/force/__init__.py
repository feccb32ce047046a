"""From the checked decision to legal force: service, periods, finality."""
