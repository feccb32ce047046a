"""The pages, one noun a module: what each reads, and who may see it."""
