"""A refusal of one value, which also says so where a field of a message or a file is read."""

from models.base.refusal import Refusal


class BadValue(Refusal, ValueError):  # noqa: N818 - refusals are named by what is wrong
    """The value cannot be used."""
