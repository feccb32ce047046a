"""A cable between the cluster and a worker in a network of its own; it can be pulled and put back."""

from __future__ import annotations

import subprocess
from pathlib import Path

OUR_END = "10.77.0.1"
"""Where the cluster answers whoever hangs on the cable."""

_ITS_END = "10.77.0.2"
_CABLE = "cable"


def is_apart(process: int) -> bool:
    """Whether a process has come into its own network."""
    own, its = (Path("/proc", str(who), "ns", "net").readlink() for who in ("self", process))
    return its != own


class Link:
    """The cable to the network of a process."""

    def __init__(self, process: int) -> None:
        _ip("link", "add", "name", _CABLE, "type", "veth", "peer", "name", "plug", "netns", str(process))
        _ip("address", "add", f"{OUR_END}/24", "dev", _CABLE)
        inside = ["nsenter", f"--net=/proc/{process}/ns/net", "ip"]
        subprocess.run([*inside, "address", "add", f"{_ITS_END}/24", "dev", "plug"], check=True)
        for name in ("lo", "plug"):
            subprocess.run([*inside, "link", "set", name, "up"], check=True)
        self.put_back()

    def pull(self) -> None:
        """Nothing passes any more, and neither end is told."""
        _ip("link", "set", _CABLE, "down")

    def put_back(self) -> None:
        """What is sent passes again."""
        _ip("link", "set", _CABLE, "up")


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True)
