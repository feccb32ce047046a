"""What came of the money: reports, quarters, the annual accounts."""
