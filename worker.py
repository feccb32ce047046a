"""The worker: connect, register workflows and activities, run until told to stop."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, nullcontext
from datetime import timedelta

from temporalio.client import Client
from temporalio.runtime import Runtime
from temporalio.worker import UnsandboxedWorkflowRunner, Worker, WorkflowRunner

from activities.connection import connect
from activities.core import serve_metrics
from activities.delivery.deliveries import SIGN_OF_LIFE, Deliveries
from activities.delivery.keeping import drain_name, ended, kept_going, queue_of
from activities.door_socket import open_to_users
from activities.engine_keys import EngineKeys
from activities.in_this_thread import InThisThread
from activities.installation import Installation
from activities.large_values import give_back_large_values
from activities.lasting import for_the_owner_alone
from activities.metrics import Metrics
from activities.notices.notices import Post
from activities.notices.telling_events import Teller
from activities.nudges_waiting import WaitingNudges
from activities.nudging import Nudges
from activities.public.telling import SubscriberPost
from activities.registry.commit import Commits
from activities.registry.own_drain import OwnDrain
from activities.registry.unread import UnreadSignals
from activities.settings import load_settings
from activities.short_messages import pass_short_messages
from activities.upgrading import check_upgraded
from activities.version import program
from activities.watching import watched
from activities.webhooks import Webhooks
from models.base import clock
from models.base.calendar import holiday_name
from models.base.frozen import build_all
from models.base.refusal import Refusal
from models.bodies.body import Bodies
from models.engine import policy
from models.law.rules import Rulebook
from workflows.any_journal import AnyJournalWorkflow
from workflows.case import CaseWorkflow
from workflows.delivery import DeliveryWorkflow
from workflows.follow_up import FollowUpWorkflow
from workflows.meeting import MeetingWorkflow
from workflows.registrar import RegistrarWorkflow

WORKFLOWS = [
    RegistrarWorkflow,
    CaseWorkflow,
    MeetingWorkflow,
    FollowUpWorkflow,
    AnyJournalWorkflow,
    DeliveryWorkflow,
]


@asynccontextmanager
async def make_worker(
    client: Client,
    installation: Installation,
    task_queue: str = "",
    runner: WorkflowRunner | None = None,
) -> AsyncIterator[None]:
    """Work for this installation until the block ends: one worker for commands, one for its own drain.

    Workflow code runs unsandboxed; the tests run it in the sandbox. Raises NotUpgraded where another version
    drove the registry.
    """
    check_upgraded(installation.database)
    give_back_large_values()
    pass_short_messages()
    _read_the_rules()
    database, settings = installation.database, installation.settings
    queue = task_queue or settings.task_queue
    own = OwnDrain(drain_name())
    metrics = Metrics(Runtime.default().metric_meter)
    webhooks = Webhooks(settings.webhooks)
    keys = EngineKeys(settings.engine_keys)
    commits = Commits(database, installation.archive, own, metrics, keys, webhooks)
    unread = UnreadSignals(database, metrics)
    nudges = Nudges(database, client, queue, keys)
    waiting = WaitingNudges(database, nudges)
    post, teller = Post(settings), Teller(webhooks, settings.desk_address)
    telling = SubscriberPost(installation.archive, post, settings.public_address)
    deliveries = Deliveries(database, installation.archive, post, telling, own, metrics, teller)
    acting = Worker(
        client,
        task_queue=queue,
        build_id=program(),
        workflows=WORKFLOWS,
        activities=[
            commits.commit_at_once,
            commits.tail,
            unread.pass_over,
            waiting.nudge,
            deliveries.give_back,
        ],
        activity_executor=ThreadPoolExecutor(max_workers=16),
        workflow_task_executor=InThisThread(),
        workflow_runner=runner or UnsandboxedWorkflowRunner(),
        graceful_shutdown_timeout=timedelta(seconds=5),
        sticky_queue_schedule_to_start_timeout=timedelta(seconds=1),
        max_cached_workflows=10_000,
        max_concurrent_local_activities=4,  # commits follow one another; more of them only wait
    )
    draining = Worker(
        client,
        task_queue=queue_of(own.name, queue),
        activities=[deliveries.drain],
        graceful_shutdown_timeout=timedelta(seconds=5),
        max_concurrent_activity_task_polls=1,
        max_heartbeat_throttle_interval=SIGN_OF_LIFE / 4,
    )
    async with open_to_users(settings), acting:
        watching = watched(database, metrics) if settings.metrics else nullcontext()
        async with kept_going(database, client, queue, own.name, nudges), draining, watching:
            yield
        await ended(client, own.name)


def _read_the_rules() -> None:
    """Read before the first workflow task, which has two seconds: rules, bodies, policy and calendar."""
    build_all()
    Bodies.load()
    Rulebook.load()
    policy.check("case", policy.BEGINNING, "open_case", "preparer")
    holiday_name(clock.now().date(), "fi")


def settle_memory() -> None:
    """What was loaded lasts as long as the process: the collector need not look at it again and again.

    It looks at few new things at a time, for everybody waits meanwhile: at 50,000 of them for a tenth of a
    second.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 20, 50)


async def run(stop: asyncio.Event) -> None:
    """Work until `stop` is set."""
    settings = load_settings()
    if settings.metrics:
        serve_metrics(settings.metrics)
    installation = Installation.ready(settings)
    client = await connect(settings)
    settle_memory()
    async with make_worker(client, installation):
        keys = EngineKeys(settings.engine_keys)
        await Nudges(installation.database, client, settings.task_queue, keys).reconcile()
        await stop.wait()
    installation.close()


def main() -> None:
    """Work until SIGINT or SIGTERM. Raises a Refusal where nothing can be driven."""
    for_the_owner_alone()

    async def until_told() -> None:
        stop = asyncio.Event()
        for signal_number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(signal_number, stop.set)
        await run(stop)

    asyncio.run(until_told())


if __name__ == "__main__":
    try:
        main()
    except Refusal as refusal:
        sys.exit(str(refusal))
