"""Temporal's core in this process: one, which logs as Python does, and shows metrics if it is asked to."""

from __future__ import annotations

import logging

from temporalio.runtime import (
    LogForwardingConfig,
    LoggingConfig,
    PrometheusConfig,
    Runtime,
    TelemetryConfig,
    TelemetryFilter,
)

from models.base.refusal import Refusal

_OURS: list[Runtime] = []
"""The one of this process, once it is made."""


class MetricsNotServed(Refusal):
    """Metrics cannot be served at {address}: another program has that port, or the address is none of this
    machine. Stop it, or set PYKALA_METRICS to another."""


def keep_stdout_clean() -> None:
    """Have the core of every client of this process log on stderr.

    By themselves its warnings stand on stdout, among our answers.
    """
    if not _OURS:
        _take(None)


def serve_metrics(address: str) -> None:
    """Serve the metrics of every later client and worker of this process. Raises MetricsNotServed."""
    shown = PrometheusConfig(
        bind_address=address, counters_total_suffix=True, unit_suffix=True, durations_as_seconds=True
    )
    try:
        _take(shown)
    except ValueError:  # what the core says of a port that is taken
        raise MetricsNotServed(address=address) from None


def _take(metrics: PrometheusConfig | None) -> None:
    warnings = TelemetryFilter(core_level="WARN", other_level="ERROR")
    to_python = LogForwardingConfig(logger=logging.getLogger("temporalio.core"))
    logs = LoggingConfig(filter=warnings, forwarding=to_python)
    runtime = Runtime(telemetry=TelemetryConfig(logging=logs, metrics=metrics))
    Runtime.set_default(runtime, error_if_already_set=False)
    _OURS.append(runtime)
