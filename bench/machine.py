"""What a process has used of the machine, and what machine it is."""

from __future__ import annotations

import os
import platform
from contextlib import suppress
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def cpu_seconds(pid: int) -> float:
    """User and system time of a process since it began, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def tree_seconds(pid: int) -> float:
    """The same of a process, of all below it, and of those below it that have ended before."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    seconds = sum(map(int, fields[11:15])) / _TICK
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            with suppress(FileNotFoundError, ProcessLookupError):  # it ends just now
                seconds += tree_seconds(int(child))
    return seconds


def resident_bytes(pid: int) -> int:
    """The memory that a process holds."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE


def peak_bytes(pid: int) -> int:
    """The most memory that a process has ever held."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def size_of(folder: Path, pattern: str) -> int:
    """The bytes of the files in a folder, and below it."""
    return sum(file.stat().st_size for file in folder.rglob(pattern) if file.is_file())


def described() -> str:
    """The machine in a line."""
    cores = len(os.sched_getaffinity(0))
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "?")
    return f"{cores} cores ({model}), {platform.system()}, Python {platform.python_version()}"


def load() -> float:
    """The machine's load of the last minute: above the number of cores, others are at work too."""
    return os.getloadavg()[0]
