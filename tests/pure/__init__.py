"""What needs no server, no database and no typesetting: the rules, the acts, the files that people write."""
