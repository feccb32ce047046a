"""A forger who knows the schema, and what `pykala verify` says to each of the forgeries."""
