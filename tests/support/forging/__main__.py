"""`python -m tests.support.forging` forges all there is, and writes docs/security.md."""

from __future__ import annotations

import tempfile
import warnings
from itertools import groupby
from pathlib import Path

from tests.support.forging.forger import forgeries
from tests.support.forging.record import lived_record
from tests.support.forging.table import PAGE, page, part, subject
from tests.support.forging.verdicts import verdict_on

warnings.simplefilter("ignore")  # of rows that mean nothing
with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    record = lived_record(folder / "record")
    parts = []
    for _, together in groupby(forgeries(), subject):
        found = ((forgery, verdict_on(record, forgery, folder)) for forgery in together)
        parts.append(part((forgery, verdict) for forgery, verdict in found if verdict is not None))
    PAGE.write_text(page(parts), encoding="utf-8")
