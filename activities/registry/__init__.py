"""The registry's database: commands become facts in it, and rows are kept beside them."""
