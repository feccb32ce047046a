"""Warnings of Temporal's core go to Python's log: by themselves they stand on stdout, among our answers."""

from __future__ import annotations

import logging
from functools import cache

from temporalio.runtime import LogForwardingConfig, LoggingConfig, Runtime, TelemetryConfig, TelemetryFilter


@cache
def keep_stdout_clean() -> None:
    """Have the core of every client of this process log as Python does, which is on stderr."""
    warnings = TelemetryFilter(core_level="WARN", other_level="ERROR")
    to_python = LogForwardingConfig(logger=logging.getLogger("temporalio.core"))
    telemetry = TelemetryConfig(logging=LoggingConfig(filter=warnings, forwarding=to_python))
    Runtime.set_default(Runtime(telemetry=telemetry), error_if_already_set=False)
