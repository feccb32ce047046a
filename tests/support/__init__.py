"""What the tests stand on: lives, offices, servers, readers."""
