"""The forms of descriptions, a municipality's and a body's: made of their classes, read as files are."""
