"""A network and a process table of our own: the usual ports are free there, and nobody outlives us."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys

from tests.cluster.unplayable import Unplayable

_ENCLOSED = ["--net", "--pid", "--fork", "--kill-child", "--mount-proc"]
_ENDS_WITH_US = ["setpriv", "--pdeathsig", "KILL"]
_AS_MYSELF = ["--user", "--map-current-user", "--keep-caps"]
"""Who is not root gets a network by way of a user namespace, which some machines do not grant."""


def run_inside(module: str, *arguments: str) -> int:
    """Run this module inside, and return its exit code. Raises Unplayable where there is no such thing."""
    for program in ("unshare", "nsenter", "setpriv", "ip"):
        if shutil.which(program) is None:
            raise Unplayable(f"The program {program} is not here (Linux: util-linux and iproute2).")
    command = [*_ENDS_WITH_US, "unshare", *([] if os.geteuid() == 0 else _AS_MYSELF), *_ENCLOSED, "--"]
    tried = subprocess.run([*command, "ip", "link", "set", "lo", "up"], capture_output=True, check=False)
    if tried.returncode:
        raise Unplayable(f"This machine grants no network of our own: {tried.stderr.decode().strip()}")
    inside = subprocess.Popen([*command, sys.executable, "-m", module, *arguments])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is inside hears a Ctrl-C too, and stops in order
    return inside.wait()


def open_loopback() -> None:
    """Inside: have 127.0.0.1 answer."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
