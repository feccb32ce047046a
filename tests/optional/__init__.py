"""What only a machine with more than the README asks for can show: collected when it is named alone."""
