"""What `pykala verify` looks at: one module a thing. Each names what is wrong, and where, in sentences."""
