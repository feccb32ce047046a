"""The commands of a case, called in process; each is committed when its call returns."""

import os
import threading
from dataclasses import asdict
from pathlib import Path

import psycopg
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine, TaskDataEnvironment
from SpiffWorkflow.util.task import TaskState

from bench.life import GROUPS, life
from bench.spent import FACTS, OUTBOX
from bench.spiff_peer.storing import TABLES, keep, keep_new, keep_spec, load, load_spec

PROCESS = "case"
FIRST, SECOND = GROUPS
WAITING = {
    ("revise_proposal", ""): ("revise", "prepare"),
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
_of_this_thread = threading.local()


class Refused(Exception):  # noqa: N818 - said as a sentence
    """The case waits for something else."""


def make_paper(number):
    """Nothing is set: the papers' own work is left out here."""


def send_notice(number, to, subject):
    mail = f"To: {to}@kunta.example\nSubject: {subject}: {number}\n\nAsia {number}.\n"
    Path(os.environ[OUTBOX], f"{number}-{subject}-{to}.eml").write_text(mail)


SCRIPTS = PythonScriptEngine(TaskDataEnvironment({"make_paper": make_paper, "send_notice": send_notice}))


def create():
    parser = BpmnParser()
    parser.add_bpmn_file(str(Path(__file__).parent / "case.bpmn"))
    with psycopg.connect(os.environ[FACTS]) as connection:
        connection.execute(TABLES)
        keep_spec(connection, parser.get_spec(PROCESS))


def connect():
    _of_this_thread.connection = psycopg.connect(os.environ[FACTS], autocommit=True)


def opened(number, asked):
    """Start a case."""
    connection = _of_this_thread.connection
    with connection.transaction():
        workflow = BpmnWorkflow(load_spec(connection, PROCESS), script_engine=SCRIPTS)
        first = workflow.get_next_task(state=TaskState.READY)
        first.set_data(number=number, title=asked.text, groups=list(GROUPS))
        workflow.do_engine_steps()
        case = keep_new(connection, workflow)
        _note(connection, case, asked)
    return case


def act(case, asked):
    """Complete the task that waits for a command; whether the case has ended then."""
    connection = _of_this_thread.connection
    with connection.transaction():
        workflow = load(connection, case)
        workflow.script_engine = SCRIPTS
        names = WAITING[asked.act, asked.group]
        ready = (task for task in workflow.get_tasks(state=TaskState.READY) if task.task_spec.name in names)
        if (task := next(ready, None)) is None:
            raise Refused(f"{asked.act} is not possible now")
        task.set_data(**asdict(asked))
        task.run()
        workflow.do_engine_steps()
        keep(connection, case, workflow)
        _note(connection, case, asked)
    return workflow.is_completed()


def _note(connection, case, asked):
    row = (case, asked.act, asked.role, asked.group, asked.text)
    connection.execute(
        'insert into fact (case_id, kind, actor, "group", content) values (%s, %s, %s, %s, %s)', row
    )


def live(number):
    opening, *rest = life(number)
    case = opened(number, opening)
    ended = [act(case, asked) for asked in rest]
    assert ended[-1]
