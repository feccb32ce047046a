"""The one text of a value, over which every hash is taken."""

from __future__ import annotations

import json
from typing import Any


def canonical(value: Any) -> str:
    """The one text of a value: sorted keys, no white space, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
