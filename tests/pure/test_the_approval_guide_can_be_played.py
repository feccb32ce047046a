"""The guide to chains of approval: its chain is read, and its commands do what it says, in its order."""

from __future__ import annotations

import re
from typing import Any

import yaml

from models.matter.stage import Stage
from tests.support.builders import Town, grant, role_for, written
from tests.support.chains import a_proposed_case, a_town_with
from tests.support.command_line import ROOT, parsed
from tests.support.people import by, spoken

GUIDE = (ROOT / "docs" / "approval.md").read_text(encoding="utf-8")
CHAINS = yaml.safe_load(re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)[0])
APPOINTING, APPROVING, BACK = (
    block.splitlines() for block in re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
)


def do(town: Town, line: str, actor: str = "") -> None:
    """A line of the guide, read by the real parser and done in memory."""
    act, given = parsed(line.replace('"$CASE"', "CASE"))
    said: dict[str, Any] = {name: given.get(f"field_{name}") for name in act.model_fields}
    fields: dict[str, Any] = {name: value for name, value in said.items() if value}
    if "comment" in fields:
        fields["comment"] = written(fields["comment"])
    role = given["role"] or role_for(act.name())
    journal = town.case_id if act.on == "case" else ""
    command = town.command(act.name(), journal, role, **fields)
    town.memory.act(command.model_copy(update={"actor": actor or role}))


def a_costly_case() -> Town:
    """A building project whose sum the guide's chain reaches."""
    money = grant(2026)
    share = money["divisions"][0]
    share["projects"][0]["cents"] += 9_000_000
    share["cents"] += 9_000_000
    granted = {**money, "cents": money["cents"] + 9_000_000}
    return a_proposed_case(a_town_with(*CHAINS["approval_chains"]), appropriation=granted)


def test_its_commands_bring_a_proposal_from_visa_to_visa_onto_an_agenda() -> None:
    town = a_costly_case()
    for line in APPROVING:
        do(town, line)
    assert town.case.stage is Stage.READY
    assert {*town.case.visas()} == {"yksikko", "talous", "laki"}


def test_its_commands_send_a_proposal_back() -> None:
    for line, to in zip(BACK, ("", "talous", "reviews"), strict=True):
        town = a_costly_case()
        town.on_case("request_reviews", groups=["johtory"])
        town.on_case("give_review", group="johtory", session="2026-01-05", verdict="supports")
        for each in APPROVING:
            do(town, each)
        do(town, line)
        assert town.case.mending
        assert town.case.mending.to == to


def test_its_commands_make_people_approvers() -> None:
    town = a_costly_case()
    town.memory.act(spoken(town, "add_person", "anybody", "registrar", person="rekisteri"))
    for line in APPOINTING:
        person = re.findall(r"--person (\w+)", line)[0]
        by(town, "rekisteri", "add_person", "registrar", person=person)
        do(town, line, "rekisteri")
    rights = town.memory.rights()
    assert rights
    assert {*rights.holders("approver", town.case.opened)} == {"rahanen", "lakinen", "johto"}
