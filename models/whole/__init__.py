"""What knows every kind of journal, act and fact: the catalogue, effects, rows, numbers accounted for."""
