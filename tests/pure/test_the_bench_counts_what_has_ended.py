"""What a process used counts with what those below it used, though they have ended since."""

from __future__ import annotations

import subprocess
import sys

from bench.machine import cpu_seconds, tree_seconds

BUSY = "import time\nwhile time.process_time() < 0.7: pass"
PARENT = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {BUSY!r}], check=True)
print("ended", flush=True)
sys.stdin.read()
"""


def test_a_child_that_has_ended_is_counted_with_its_parent() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", PARENT], stdin=pipe, stdout=pipe) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ended\n"
        assert tree_seconds(parent.pid) - cpu_seconds(parent.pid) >= 0.5  # the kernel counts in ticks
