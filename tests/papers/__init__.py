"""What needs the templates and the typesetting: papers and notices, as people read them."""
