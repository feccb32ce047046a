"""A refusal of one value, which also says so where a field of a message or a file is read."""

from __future__ import annotations

from pydantic_core import ErrorDetails

from models.base.refusal import Refusal
from models.base.words import Said, Value


class BadValue(Refusal, ValueError):  # noqa: N818 - refusals are named by what is wrong
    """The value cannot be used."""


def complaint(fault: ErrorDetails, field: Value) -> Said:
    """What a model refuses in a field, as a message; of what it does not say itself, pydantic's own words."""
    facts = fault.get("ctx", {})
    cause = facts.get("error")
    if isinstance(cause, BadValue):
        return cause.said
    known = _COMPLAINTS.get(fault["type"])
    if known is not None:
        limits = {name: str(limit) for name, limit in facts.items()}
        return known.filled(field=field, **limits)
    said = (str(cause) if isinstance(cause, ValueError) else fault["msg"]).rstrip(".")
    return Said.why("{field}: {problem}.", field=field, problem=said[:1].lower() + said[1:])


_COMPLAINTS = {
    "missing": Said.why("{field} is missing."),
    "string_pattern_mismatch": Said.why("{field} is not written as it has to be."),
    "string_too_long": Said.why("{field} is longer than {max_length} characters."),
    "string_too_short": Said.why("{field} is shorter than {min_length} characters."),
    "too_long": Said.why("{field} has more than {max_length} entries."),
    "too_short": Said.why("{field} has fewer than {min_length} entries."),
    "greater_than": Said.why("{field} is not more than {gt}."),
    "greater_than_equal": Said.why("{field} is less than {ge}."),
    "less_than": Said.why("{field} is not less than {lt}."),
    "less_than_equal": Said.why("{field} is more than {le}."),
    "enum": Said.why("{field} is none of {expected}."),
    "literal_error": Said.why("{field} is none of {expected}."),
    "int_parsing": Said.why("{field} is not a whole number."),
    "int_type": Said.why("{field} is not a whole number."),
    "string_type": Said.why("{field} is not a text."),
    "extra_forbidden": Said.why("There is no {field}."),
}
