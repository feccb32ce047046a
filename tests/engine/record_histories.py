"""Record the histories of a whole life, for this version: `python -m tests.engine.record_histories`.

They are recorded when a version is made. No workflow goes on with the code of another version, as an upgrade
begins every one anew from the registry; so a recording tells what must not change within a version, by
chance: what is not deterministic. What is recorded already stays; a life that grows adds the runs that
are new.
"""

from __future__ import annotations

import asyncio
import json
import re
import tempfile
import tomllib
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import date, time
from pathlib import Path
from typing import Any

from temporalio.client import WorkflowHistory

import worker
from activities.delivery.keeping import drain_name
from activities.installation import Installation
from app import skipped_time
from app.case_file.municipality_file import read_municipality
from app.played import Played
from models.base.calendar import local_instant
from models.base.text import Text
from models.bodies.municipality_loading import DescribedMunicipality
from models.case.case import Case
from models.meeting.meeting import Meeting
from tests.support.office import (
    CLOSE,
    OPEN_CASE,
    PUBLISH,
    REVIEW,
    SUMMON,
    Office,
    Step,
    approve,
    check,
    furnish,
    locked,
    place,
    settings_of,
)
from tests.support.patience import until_async

TESTS = Path(__file__).parents[1]
VERSION = tomllib.loads((TESTS.parent / "pyproject.toml").read_text("utf-8"))["project"]["version"]
EXAMPLES = TESTS.parent / "examples"
FOLDER = TESTS / "histories" / VERSION
SERVE_ALL = ("registrar/", "delivery/")
"""How the ids of workflows begin that serve all journals."""
BEGINS = local_instant(date(2021, 2, 1), time(9))
PROJECT = "104020107401"
MEETING = "kylk-2021-03-15"
"""Of a body whose seats bear no names."""
BOARD_MEETING = "khs-2021-04-26"
"""Of a body that decides electronically before it."""
ASK_REVIEW = Step("2021-02-03", "preparer", "request_reviews", {"groups": ["digijory"], "due": "2021-02-15"})
"""The group is reminded, and answers late."""
REPORTED = {"2021Q1": "2021-05-20", "2021Q2": "2021-07-15", "2021Q3": "2021-10-15", "2021Q4": "2022-01-20"}
"""When each quarter was reported; the first one late, so that every rung of the ladder is climbed."""


async def main() -> None:
    """Play the life, and write each run of each workflow into the folder of this version."""
    setattr(worker, drain_name.__name__, lambda: "one")  # its own names the machine
    skipped_time._DYNAMIC_CONFIG["limit.historyCount.suggestContinueAsNew"] = "40"  # so that journals do it
    with tempfile.TemporaryDirectory() as folder:
        installation = await asyncio.to_thread(Installation.fresh, settings_of(Path(folder)), rehearsal=True)
        furnish(installation)
        async with skipped_time.skipped_time() as skipped:
            async with worker.make_worker(skipped.client, installation):
                stage = Played(skipped, installation, skipped.offset_for(BEGINS))
                journals = await live(stage, Office(installation, skipped.client))
            histories = [
                history
                async for history in skipped.client.list_workflows().map_histories()
                if history.workflow_id in journals or history.workflow_id.startswith(SERVE_ALL)
            ]
        installation.close()
    write(histories)


async def live(stage: Played, city: Office) -> set[str]:
    """One case from its opening to the annual accounts; its journals."""
    acted = 0

    async def act(step: Step, journal: str = "") -> str:
        nonlocal acted
        acted += 1
        await stage.forward(step.at)
        command = city.command(step, journal, f"command-{acted}")
        if step.role == "controller":  # nobody judges what they reported themselves
            command = command.model_copy(update={"actor": "anna"})
        return (await stage.act(command)).journal

    described = chained(read_municipality(EXAMPLES / "helsinki"))
    await act(Step("2021-02-01", "registrar", "load_municipality", {"description": described}))
    case = await act(OPEN_CASE)
    await act(city.proposal(), case)
    await act(ASK_REVIEW, case)
    await act(REVIEW, case)
    await act(Step("2021-02-22", "preparer", "request_visas", {}), case)
    await act(Step("2021-02-27", "approver", "give_visa", {"step": "talous"}), case)
    await act(Step("2021-03-01", "presenter", "approve_for_agenda", {"body": "kylk"}), case)
    await act(
        Step("2021-03-01", "secretary", "call_meeting", {"body": "kylk", "at": "2021-03-15T16:00:00+02:00"})
    )
    opening = Step("2021-03-15 16:00", "secretary", "open_meeting", {"present": list(range(1, 14))})
    for step in (place(case, 10), SUMMON, opening):
        await act(step, MEETING)
    await stage.rest()
    await stage.forward(approve(10).at)
    with locked(city.installation.settings.registry.get_secret_value()):  # the patient activity's turn
        handling = asyncio.create_task(act(approve(10), MEETING))
        await until_async(lambda: is_patient(city))
    await handling
    await act(CLOSE, MEETING)
    present = city.installation.registry.held(MEETING).of(Meeting).names_present()
    await act(check(list(present[-2:])), MEETING)
    await act(PUBLISH, MEETING)
    await stage.rest()
    other = await decide_electronically(act, city)
    await stage.rest()
    follow_up = city.installation.registry.held(case).of(Case).follow_up
    for period, day in REPORTED.items():
        about = {"project": PROJECT, "period": period}
        await act(
            Step(day, "owner", "give_report", {**about, "figures": {"spent": 100_00, "people": 10}}),
            follow_up,
        )
        await act(Step(day, "controller", "accept_report", about), follow_up)
        await act(Step(day, "controller", "consolidate_quarter", {"period": period}), follow_up)
    await act(Step("2022-03-10", "controller", "close_accounts", {}), follow_up)
    await stage.rest()
    return {case, MEETING, follow_up, other, BOARD_MEETING}


async def decide_electronically(act: Callable[..., Awaitable[str]], city: Office) -> str:
    """A case that every member of the board consents to before it meets; time decides it."""
    opened = {"title": "Lausunto", "task_class": "00 01 01", "language": "fi"}
    case = await act(Step("2021-04-06", "preparer", "open_case", opened))
    words = city.installation.archive.write(Text.of("Lausunto annetaan.")).model_dump(mode="json")
    written = {"clauses": [{"number": 1, "text": words}], "presenter": {"name": "Esittelijä"}}
    await act(Step("2021-04-06", "preparer", "revise_proposal", {"proposal": written}), case)
    await act(Step("2021-04-07", "preparer", "request_visas", {}), case)
    await act(Step("2021-04-08", "approver", "give_visa", {"step": "talous"}), case)
    await act(Step("2021-04-09", "presenter", "approve_for_agenda", {"body": "khs"}), case)
    at = {"body": "khs", "at": "2021-04-26T16:00:00+03:00"}
    await act(Step("2021-04-09", "secretary", "call_meeting", at))
    until = {"items": [1], "until": "2021-04-23T12:00:00+03:00"}
    consents = [{"item": 1, "answer": "yes", "member": str(seat)} for seat in range(1, 16)]
    for step in (
        Step("2021-04-09", "secretary", "place_item", {"case": case, "item": 1}),
        Step("2021-04-09", "secretary", "open_electronic", until),
        Step("2021-04-12", "secretary", "send_agenda", {}),
        *(Step("2021-04-13", "secretary", "answer_electronic", consent) for consent in consents),
        Step("2021-04-26 16:00", "secretary", "open_meeting", {"present": list(range(1, 16))}),
        Step("2021-04-26 16:30", "secretary", "close_meeting", {}),
        Step("2021-04-28", "secretary", "check_minutes", {"checkers": ["jäsen 4", "jäsen 5"]}),
        Step("2021-04-29", "secretary", "publish_minutes", {}),
    ):
        await act(step, BOARD_MEETING)
    return case


def chained(told: DescribedMunicipality) -> dict[str, Any]:
    """A municipality with a chain of approval of one step, whose visa comes late, whose committee wants
    proposals ten days before it meets, and whose board decides electronically."""
    step = {"id": "talous", "title": {"fi": "talousjohtaja"}, "days": 3}
    municipality = told.model_dump(mode="json")
    municipality["municipality"]["approval_chains"] = [{"title": {"fi": "Kaikki"}, "steps": [step]}]
    last_day = {"rule": "proposals.due_before", "value": 10, "source": "lautakunnan päätös"}
    (committee,) = (body for body in municipality["bodies"] if body["id"] == "kylk")
    committee["overrides"] = [*committee.get("overrides", ()), last_day]
    electronic = {"rule": "electronic.other", "value": True, "source": "hallintosääntö"}
    (board,) = (body for body in municipality["bodies"] if body["id"] == "khs")
    board["overrides"] = [*board.get("overrides", ()), electronic]
    return municipality


async def is_patient(city: Office) -> bool:
    """Whether the meeting asks the registry outside its workflow task."""
    description = await city.client.get_workflow_handle(MEETING).describe()
    return bool(description.raw_description.pending_activities)


def write(histories: list[WorkflowHistory]) -> None:
    """One file a run, named by its workflow and its place among its runs; none is written over."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    recorded = {file.name.rsplit(".", 2)[0] for file in FOLDER.glob("*.json")}
    runs: Counter[str] = Counter()
    for history in sorted(histories, key=lambda history: history.events[0].event_time.ToDatetime()):
        name = history.workflow_id.replace(" ", "-").replace("/", "_")
        if name in recorded:
            continue
        runs[name] += 1
        written = re.sub(r'"(identity|name)": *"[0-9]+@[^"]*"', r'"\1":"worker"', history.to_json())
        content = {"workflow": history.workflow_id, "history": json.loads(written)}
        file = FOLDER / f"{name}.{runs[name]}.json"
        file.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    asyncio.run(main())
