"""Papers put into a folder under readable names, none in another's place."""

from __future__ import annotations

import hashlib
from pathlib import Path


def put_paper(folder: Path, name: str, pdf: bytes, mode: int = 0o666) -> Path:
    """Write a paper and say where; beside another paper of its name it bears its hash too.

    `mode` says who may read a file that is new, as far as the process lets them.
    """
    file = folder / Path(name).name
    if file.exists() and file.read_bytes() != pdf:
        file = file.with_stem(f"{file.stem}_{hashlib.sha256(pdf).hexdigest()[:12]}")
    file.touch(mode)
    file.write_bytes(pdf)
    return file
