"""Case files: a case and its acts, written in YAML by a secretary, read whole or refused whole."""
