"""Files of keys for the payload codec."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path


def line(id_: str) -> str:
    """A key of that id, the same each time."""
    return f"{id_}: {b64encode(hashlib.sha256(id_.encode()).digest()).decode()}"


def keys(folder: Path, *ids: str) -> Path:
    """A file of keys, the first of which is active."""
    folder.mkdir(exist_ok=True)
    file = folder / "codec.keys"
    file.write_text("\n".join(["# the newest first", *map(line, ids)]))
    file.chmod(0o600)
    return file
