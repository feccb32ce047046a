"""A refusal of one value, which also says so where a field of a message or a file is read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic_core import ErrorDetails

from models.base.refusal import Refusal
from models.base.words import Listed, Said, Value


class BadValue(Refusal, ValueError):  # noqa: N818 - refusals are named by what is wrong
    """The value cannot be used."""


def complaint(fault: ErrorDetails, field: Value) -> Said:
    """What a model refuses in a field, as a message: what it says itself, else what kind of fault it is."""
    facts = fault.get("ctx", {})
    cause = facts.get("error")
    if isinstance(cause, BadValue):
        return cause.said
    known = _COMPLAINTS.get(fault["type"]) or _other_kind(fault["type"])
    return known.filled(field=field, **_limits(facts))


def choices(expected: str) -> Listed:
    """The words of which a value had to be one, as pydantic lists them: 'fi', 'sv' or 'en'."""
    return Listed.of(re.findall(r"'([^']*)'", expected), "or")


def _limits(facts: Mapping[str, object]) -> dict[str, Value]:
    """What a value was held against; the words of which it had to be one, as a list."""
    limits: dict[str, Value] = {name: str(limit) for name, limit in facts.items() if name != "error"}
    if "expected" in limits:
        limits["expected"] = choices(str(limits["expected"]))
    return limits


def _other_kind(type_: str) -> Said:
    """That a value is of another kind than the field's: pydantic has several types of fault for each."""
    return next((said for kind, said in _KINDS.items() if type_.startswith(kind)), _OTHERWISE)


_OTHERWISE = Said.why("{field} cannot be used as it is written.")
_KINDS = {
    "int_": Said.why("{field} is not a whole number."),
    "float_": Said.why("{field} is not a number."),
    "decimal_": Said.why("{field} is not a number."),
    "bool_": Said.why("{field} is neither yes nor no."),
    "string_": Said.why("{field} is not a text."),
    "list_": Said.why("{field} is not a list."),
    "tuple_": Said.why("{field} is not a list."),
    "dict_": Said.why("{field} is not written as 'key: value' lines."),
    "model_": Said.why("{field} is not written as 'key: value' lines."),
    "datetime_": Said.why("{field} is not a day with a time of day."),
    "timezone_": Said.why("{field} is not a day with a time of day."),
    "date_": Said.why("{field} is not a day."),
    "time_": Said.why("{field} is not a time of day."),
}
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
    "extra_forbidden": Said.why("There is no {field}."),
}
