"""The same case on DBOS and PostgreSQL, a process of the peer's own Python.

One long-lived workflow a case: it receives commands as messages, and answers each by an event once the row
of its fact is written. One step an effect; papers are left out. Reminders are the time-out of the receiving.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
from dbos import DBOS, DBOSClient

from bench.life import GROUPS, Asked, life
from bench.process import READY
from bench.spent import FACTS, OUTBOX, spent

FACT = """create table if not exists fact (
    case_id text, seq int, kind text, content text, primary key (case_id, seq)
)"""
QUEUE = "cases"
DAY = 86_400.0


class Connections(threading.local):
    """One connection a thread."""

    open: psycopg.Connection[Any] | None = None

    def get(self) -> psycopg.Connection[Any]:
        if self.open is None:
            self.open = psycopg.connect(os.environ[FACTS], autocommit=True)
        return self.open


CONNECTIONS = Connections()


@DBOS.step()
def write_fact(case: str, seq: int, kind: str, content: str) -> str:
    CONNECTIONS.get().execute("insert into fact values (%s, %s, %s, %s)", (case, seq, kind, content))
    return f"{kind} {seq}"


@DBOS.step()
def make_paper(case: str, seq: int, template: str) -> None:
    """Nothing is set: the papers' own work is left out here."""


@DBOS.step()
def send_notice(case: str, seq: int, to: str) -> None:
    Path(os.environ[OUTBOX], f"{case}-{seq}-{to}.eml").write_text(f"To: {to}@kunta.example\n\n{case}\n")


@DBOS.workflow()
def case(opening: dict[str, Any]) -> None:
    """A case from its opening to its withdrawal; a refused command is answered and changes nothing."""
    me = str(DBOS.workflow_id)
    stage, awaited, seq = "preparation", set[str](), 0
    asked: dict[str, Any] | None = opening
    while asked is not None:
        act, seq = asked["act"], seq + 1
        if stage != "preparation" and act != "send_back":
            DBOS.set_event(str(seq), f"refused: the case is {stage}")
        else:
            said = write_fact(me, seq, act, asked["text"])
            awaited |= set(GROUPS) if act == "request_reviews" else set()
            awaited -= {asked["group"]}
            stage = {"approve_for_agenda": "ready", "withdraw_case": "closed"}.get(act, "preparation")
            DBOS.set_event(str(seq), said)
            for _ in range(asked["papers"]):
                make_paper(me, seq, act)
            for number in range(asked["notices"]):
                send_notice(me, seq, f"reader{number}")
        asked = None if stage == "closed" else DBOS.recv(timeout_seconds=DAY if awaited else 10 * DAY)


def _message(asked: Asked) -> dict[str, Any]:
    return {
        "act": asked.act,
        "group": asked.group,
        "text": asked.text,
        "papers": asked.papers,
        "notices": asked.notices,
    }


def _live(client: DBOSClient, number: int) -> None:
    opening, *rest = (_message(asked) for asked in life(number))
    id_ = f"dbos-{number}"
    handle: Any = client.enqueue({"workflow_name": "case", "queue_name": QUEUE, "workflow_id": id_}, opening)
    client.get_event(id_, "1")
    for seq, message in enumerate(rest, start=2):
        client.send(id_, message)
        assert client.get_event(id_, str(seq)), f"no answer to {message['act']}"
    handle.get_result()


def work() -> None:
    """Be the worker until SIGTERM."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    with psycopg.connect(os.environ[FACTS], autocommit=True) as connection:
        connection.execute(FACT)
    DBOS(
        config={
            "name": "bench",
            "executor_id": str(os.getpid()),
            "system_database_url": os.environ["BENCH_SYSTEM"],
            "use_listen_notify": True,
            "log_level": "ERROR",
            "max_executor_threads": 128,
            "sys_db_pool_size": 20,
        }
    )
    DBOS.listen_queues([QUEUE])
    DBOS.launch()
    DBOS.register_queue(QUEUE, polling_interval_sec=0.1)
    print(READY, flush=True)
    stop.wait()
    DBOS.destroy()


def play(cases: int, in_flight: int, database: int, *workers: int) -> dict[str, float]:
    """Live so many cases; what it used."""
    client = DBOSClient(system_database_url=os.environ["BENCH_SYSTEM"], use_listen_notify=True)
    first = range(cases + 1, cases + 1 + 2 * len(workers))
    with ThreadPoolExecutor(in_flight) as threads:
        list(threads.map(lambda number: _live(client, number), first))
        with spent(database, list(workers)) as used:
            list(threads.map(lambda number: _live(client, number), range(1, cases + 1)))
    return used


if __name__ == "__main__":
    if sys.argv[1] == "worker":
        work()
    else:
        print(json.dumps(play(*map(int, sys.argv[2:]))))
