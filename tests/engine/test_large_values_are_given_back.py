"""The room of a large value goes back to the system, whatever small ones were made after it."""

from __future__ import annotations

import subprocess
import sys

from tests.support.command_line import ROOT

WASTED = """
import os
from activities.large_values import give_back_large_values
from bench.machine import resident_bytes
give_back_large_values()
before, kept = resident_bytes(os.getpid()), []
for megabytes in range(30, 8, -2):
    large = bytearray(megabytes << 20)
    kept.append(bytearray(100_000))
    del large
print(resident_bytes(os.getpid()) - before - sum(map(len, kept)))
"""


def test_what_is_gone_takes_no_memory() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WASTED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(ended.stdout) < 4 << 20
