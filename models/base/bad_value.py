"""A refusal of one value, which also says so where a field of a message or a file is read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from models.base.refusal import Refusal
from models.base.words import Listed, Said, Value
from models.base.written_form import FORMS


class BadValue(Refusal, ValueError):  # noqa: N818 - refusals are named by what is wrong
    """The value cannot be used."""


def faults(error: ValidationError) -> list[ErrorDetails]:
    """What a model refuses, each fault once and at the field that people know.

    A value that may be of several kinds is refused once for each; what counts is why it is not good as the
    kind that it was written as.
    """
    known: dict[tuple[int | str, ...], ErrorDetails] = {}
    for fault in error.errors(include_url=False):
        loc = tuple(part for part in fault["loc"] if not _KIND.fullmatch(str(part)))
        told = known.get(loc)
        if told is None or _of_another_kind(told):
            known[loc] = ErrorDetails(**{**fault, "loc": loc})
    told_inside = {loc[:length] for loc in known for length in range(len(loc))}
    return [fault for loc, fault in known.items() if not (loc in told_inside and _of_another_kind(fault))]


def complaint(fault: ErrorDetails, field: Value) -> Said:
    """What a model refuses in a field, as a message: what it says itself, else what kind of fault it is."""
    type_, facts = fault["type"], fault.get("ctx", {})
    cause = facts.get("error")
    if isinstance(cause, BadValue):
        return cause.said
    if form := FORMS.get(facts.get("pattern", "")):
        return _FORMED.filled(field=field, form=form)
    if "short" in type_ and facts.get("min_length") == 1:
        return _EMPTY.filled(field=field)
    if type_ == "too_long" and facts.get("field_type") == _TEXT:
        type_ = "string_too_long"
    known = _COMPLAINTS.get(type_) or _other_kind(type_)
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


def _of_another_kind(fault: ErrorDetails) -> bool:
    """Whether a value is not even of the kind that it was held against."""
    return fault["type"].endswith("_type")


def _other_kind(type_: str) -> Said:
    """That a value is of another kind than the field's: pydantic has several types of fault for each."""
    return next((said for kind, said in _KINDS.items() if type_.startswith(kind)), _OTHERWISE)


_KIND = re.compile(
    r"(constrained|function|lax|nullable)-.*|tuple\[.*|Written|str|int|bool|\[key\]", re.DOTALL
)
"""What stands in the place of a fault for one of the kinds that a value may be of."""
_TEXT = "Value"
"""What pydantic calls what it measures after a function has looked at it: a text of ours."""
_EMPTY = Said.why("{field} is empty.")
_FORMED = Said.why("{field} is not written as it has to be: write {form}.")
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
