"""Why a file cannot be read, said for its reader: what the system says of it is English."""

from __future__ import annotations

import errno

from models.base.words import Said


def why_unreadable(error: OSError) -> Said:
    """A clause without its full stop: it is not there, it may not be read, its disk fails."""
    return _REASONS.get(error.errno or 0, Said.why("it cannot be opened"))


_REASONS = {
    errno.ENOENT: Said.why("it is not there"),
    errno.ENOTDIR: Said.why("it is not there"),
    errno.EACCES: Said.why("it may not be read"),
    errno.EPERM: Said.why("it may not be read"),
    errno.EIO: Said.why("the disk does not give it back"),
    errno.EISDIR: Said.why("it is a folder"),
    errno.ENAMETOOLONG: Said.why("its name is too long"),
}
