"""The rows of SpiffWorkflow's objects: the specification once, the state of each case by itself."""

import json

from SpiffWorkflow.bpmn.serializer import DEFAULT_CONFIG, BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.serializer.helpers import BpmnConverter
from SpiffWorkflow.bpmn.specs import BpmnProcessSpec

TABLES = """
create table spec (name text primary key, content json not null);
create table "case" (id bigserial primary key, state json not null, ended boolean not null);
create table fact (
  case_id bigint references "case", seq bigserial, kind text, actor text, "group" text, content text,
  at timestamptz default now(), primary key (case_id, seq)
);
"""
"""Not jsonb, which sorts its keys: a task is restored after its parent, whose data it goes on from."""
WHOLE = BpmnWorkflowSerializer()


class ByName(BpmnConverter):
    """A specification in a state is its name."""

    def to_dict(self, spec):
        return {"name": spec.name}

    def from_dict(self, dct):
        return _loaded[dct["name"]]


_loaded = {}
STATES = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure({**DEFAULT_CONFIG, BpmnProcessSpec: ByName}))


def keep_spec(connection, spec):
    content = json.dumps(WHOLE.to_dict(spec))
    connection.execute("insert into spec values (%s, %s)", (spec.name, content))


def load_spec(connection, name):
    """Read a specification, once in a process."""
    if name not in _loaded:
        row = connection.execute("select content from spec where name = %s", (name,)).fetchone()
        _loaded[name] = WHOLE.from_dict(row[0])
    return _loaded[name]


def keep_new(connection, workflow):
    """The row of a new case: its number."""
    inserted = 'insert into "case" (state, ended) values (%s, %s) returning id'
    return connection.execute(inserted, _row(workflow)).fetchone()[0]


def keep(connection, case, workflow):
    connection.execute('update "case" set state = %s, ended = %s where id = %s', (*_row(workflow), case))


def load(connection, case):
    """The case as it stands; nobody else has it until the transaction ends."""
    row = connection.execute('select state from "case" where id = %s for update', (case,)).fetchone()
    return STATES.from_dict(row[0])


def _row(workflow):
    return json.dumps(STATES.to_dict(workflow)), workflow.is_completed()
