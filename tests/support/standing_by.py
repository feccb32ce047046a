"""What each worker of the tests reads as it begins is read once, by the process that forks them."""

from __future__ import annotations

import tests.support.faulty_worker  # noqa: F401 - loads what a worker is
from activities.version import program
from worker import _read_the_rules

_read_the_rules()
program()
