"""What the parser of YAML says is wrong, in the language of the reader: the parser speaks English alone."""

from __future__ import annotations

import yaml

from app.case_file.finding import thing
from models.base.words import Said


def problem_of(error: yaml.MarkedYAMLError) -> Said:
    """A clause; of what the parser says seldom, that it cannot go on here."""
    said = (error.problem or "").split(", but")[0]
    return next((told for part, told in _PROBLEMS.items() if part in said), _OTHERWISE)


_OTHERWISE = thing("it cannot be read from here on")
_PROBLEMS = {
    "end of stream": thing("a quote or a bracket is not closed"),
    "mapping values are not allowed": thing("a colon stands where none may stand"),
    "could not find expected ':'": thing("a colon is missing"),
    "did not find expected key": thing("a key is missing, or the line is indented otherwise"),
    "did not find expected ',' or": thing("a comma or a closing bracket is missing"),
    "did not find expected '-' indicator": thing("a line of the list does not begin with '-'"),
    "block sequence entries are not allowed": thing("a list stands where none may stand"),
    "cannot start any token": thing("a text begins with a character that has to be quoted"),
    "tab character": thing("a tab stands where spaces indent"),
    "escape character": thing("the sign after a backslash means nothing"),
}
"""The beginnings of what it says most."""
