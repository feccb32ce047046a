"""The commands of a case, called in process; each is committed when its call returns."""

import os

import django
from django.core.management import call_command
from django.db import connection, transaction

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.viewflow_peer.settings")
django.setup()

from viewflow.workflow import STATUS  # noqa: E402
from viewflow.workflow.models import Process, Task  # noqa: E402

from bench.life import GROUPS, life  # noqa: E402
from bench.viewflow_peer.flows import CaseFlow, note  # noqa: E402

FIRST, SECOND = GROUPS
WAITING = {
    ("revise_proposal", ""): ("propose", "prepare"),
    ("request_reviews", ""): ("request",),
    ("give_review", FIRST): ("first_review", "prepare"),
    ("give_review", SECOND): ("second_review", "prepare"),
    ("answer_review", FIRST): ("first_answer",),
    ("answer_review", SECOND): ("second_answer",),
    ("approve_for_agenda", ""): ("prepare",),
    ("send_back", ""): ("ready",),
    ("withdraw_case", ""): ("prepare",),
}
"""The tasks that a command may complete."""


class Refused(Exception):  # noqa: N818 - said as a sentence
    """The case waits for something else."""


def create():
    call_command("migrate", run_syncdb=True, verbosity=0)


def connect():
    connection.ensure_connection()


def opened(asked):
    """Start a case."""
    with transaction.atomic():
        case = CaseFlow.start.run(asked=asked)
        note(case, asked)
    return case.pk


def act(case, asked):
    """Complete the task that waits for a command."""
    nodes = [getattr(CaseFlow, name) for name in WAITING[asked.act, asked.group]]
    task = Task.objects.filter(process_id=case, flow_task__in=nodes, status=STATUS.NEW).first()
    if task is None:
        raise Refused(f"{asked.act} is not possible now")
    return task.flow_task.run(task, asked=asked)


def live(number):
    opening, *rest = life(number)
    case = opened(opening)
    for asked in rest:
        act(case, asked)
    assert Process.objects.get(pk=case).finished
