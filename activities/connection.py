"""The way to Temporal: the SDK's own environment settings, else the embedded server of the data folder."""

from __future__ import annotations

import asyncio
from datetime import UTC, timedelta

from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest, DescribeTaskQueueRequest
from temporalio.client import Client
from temporalio.envconfig import ClientConfig
from temporalio.service import RPCError, RPCStatusCode

from activities.core import keep_stdout_clean
from activities.data_folder import running_address
from activities.payloads import data_converter
from activities.settings import Settings
from models.base import clock
from models.base.refusal import Refusal

_ANSWERS_WITHIN = 5.0  # seconds
ASKS_EVERY = timedelta(seconds=70)
"""A worker that lives asks for work within this time, and one that ended is believed to live for as long."""


class TemporalUnreachable(Refusal):
    """Temporal does not answer at {address}. Start it with `pykala up`, or set TEMPORAL_ADDRESS."""


class NotUp(TemporalUnreachable):
    """No `pykala up` runs on the folder {data}. Start it there, or set TEMPORAL_ADDRESS or PYKALA_DATA."""


class NoSuchNamespace(TemporalUnreachable):
    """Temporal at {address} has no namespace {namespace}. Make it, or set TEMPORAL_NAMESPACE to another."""


async def connect(settings: Settings) -> Client:
    """A client of the Temporal that TEMPORAL_… or its TOML profile names, else of `pykala up` on this folder.

    Raises TemporalUnreachable within seconds, or KeysUnusable. What happens to answer at Temporal's usual
    port is not asked: it may be that of another folder, and an act would go to that one's case of the same
    number.
    """
    config = ClientConfig.load_client_connect_config()
    address = config.get("target_host") or running_address(settings.data)
    if address is None:
        raise NotUp(data=str(settings.data))
    config["target_host"] = address
    converter = data_converter(settings.store, settings.codec_keys)
    keep_stdout_clean()
    try:
        async with asyncio.timeout(_ANSWERS_WITHIN):
            client = await Client.connect(**config, data_converter=converter)
            there = await _has_namespace(client)
    except (TimeoutError, RuntimeError, RPCError):
        raise TemporalUnreachable(address=address) from None
    if not there:
        raise NoSuchNamespace(address=address, namespace=client.namespace)
    return client


async def _has_namespace(client: Client) -> bool:
    """Whether our namespace is there; whoever may not ask finds out by acting."""
    try:
        wanted = DescribeNamespaceRequest(namespace=client.namespace)
        await client.workflow_service.describe_namespace(wanted)
    except RPCError as error:
        return error.status is not RPCStatusCode.NOT_FOUND
    return True


async def has_worker(client: Client, task_queue: str) -> bool:
    """Whether a worker has lately asked this task queue for work; one that lives asks every minute."""
    request = DescribeTaskQueueRequest(
        namespace=client.namespace,
        task_queue=TaskQueue(name=task_queue),
        task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    )
    answer = await client.workflow_service.describe_task_queue(request)
    since = clock.now() - ASKS_EVERY
    return any(poller.last_access_time.ToDatetime(UTC) > since for poller in answer.pollers)
