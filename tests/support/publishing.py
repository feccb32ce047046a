"""A meeting of the City Board that is to be published, with an open case and a confidential one."""

from __future__ import annotations

import re
from datetime import timedelta

from models.base import clock
from models.base.calendar import local_day
from tests.support.browsing import Town, words

SECRET = "Lahtisen perheen asunto"


async def with_a_secret(town: Town, days: int = 25) -> tuple[str, str, str]:
    """The meeting, so many days away, its agenda built; the open case and the confidential one."""
    preparer, presenter = await town.person("laatija"), await town.person("esittelija")
    secretary = await town.person("sihteeri")
    cases = []
    for title, publicity in (("Torin penkit", "public"), (SECRET, "confidential")):
        ground = {"ground": "JulkL 24 § 1 mom 23 k"} if publicity == "confidential" else {}
        opened = {"title": "Asia" if ground else title, "task_class": "00 01 02", "language": "fi"}
        case = await preparer.begins(
            "open_case",
            **opened,
            publicity=publicity,
            **ground,
            **({"secret_title": SECRET} if ground else {}),
        )
        written = await preparer.sends(
            f"/proposal/{case}",
            clause=[f"Kaupunginhallitus päättää: {title}."],
            reasons=f"Perustelu: {title}.",
            presenter_title="kansliapäällikkö",
            legal_ground="local government",
        )
        assert written.status_code == 200, words(written.text)
        done = await presenter.does("approve_for_agenda", case, body="khs", legal_ground="local_government")
        assert done.status_code == 200, words(done.text)
        cases.append(case)
    day = local_day(clock.now()) + timedelta(days=days)
    called = {"body": "khs", "at": f"{day}T15:00", "place": "Kaupungintalo", "another": "yes"}
    meeting = await secretary.begins("call_meeting", **called)
    await secretary.does("build_agenda", meeting, cases=cases)
    return meeting, cases[0], cases[1]


async def decided_alone(town: Town, title: str) -> tuple[str, str]:
    """A case that the head of strategy decides alone, and the decision's key; nothing is published yet."""
    preparer, official = await town.person("laatija"), await town.person("esittelija")
    case = await preparer.begins("open_case", title=title, task_class="00 01 02", language="fi")
    await preparer.sends(
        f"/proposal/{case}",
        clause=["Päätän myöntää luvan."],
        reasons="Lupa tarvitaan.",
        presenter_title="strategiajohtaja",
        legal_ground="local government",
    )
    alone = {"body": "strj", "legal_ground": "local_government", "_role": "officeholder"}
    decided = await official.does("decide_alone", case, **alone)
    assert decided.status_code == 200, words(decided.text)
    form = (await official.browser.get(f"/act/publish_decision?journal={case}")).text
    found = re.search(r"strj-\d+-\d+", form)
    assert found
    return case, found[0]
