"""What a template of a paper may name."""

from __future__ import annotations

from typing import Any

from activities.papers.actors import acted, prepared_by, signed_by
from activities.papers.brought import brought_to, by_divisions
from activities.papers.letterhead import letterhead
from activities.papers.life import life
from activities.papers.own_item import OwnItem
from activities.papers.scene import Scene
from activities.papers.settled import settled_text
from activities.papers.titles import Titles
from models.base.calendar import local_day
from models.base.period import Period
from models.case.case import Case
from models.case.granting import granted, granted_in, money_of
from models.follow_up.spending import Spending
from models.law.rules import Rulebook
from models.matter.resolution import as_proposed, clause_by_clause, outcome_text, takes_the_proposal
from models.matter.verbs import decided_text
from models.voting.amending import as_amended, with_paragraphs


def view(scene: Scene) -> dict[str, Any]:
    """Its names and what they stand for. A part that the order does not have is None."""
    follow_up, about = scene.follow_up, scene.topic
    divisions = by_divisions(follow_up, about.told)
    return {
        "paper": letterhead(scene),
        "order": scene.order,
        "fact": scene.fact,
        "content": scene.content,
        "matter": scene.matter,
        "prepared_by": lambda case: prepared_by(case, scene.reading, scene.order.language),
        "reporter": acted(scene.fact, scene.people),
        "signed_by": lambda handling: signed_by(handling, scene.people),
        "matters": scene.matters,
        "entries": scene.entries,
        "settled": lambda *told, **more: settled_text(scene, *told, **more),
        "own_item": lambda item: OwnItem.of(item, scene.presided(item), hidden=scene.hides(item)),
        "titled": Titles(scene),
        "meeting": scene.meeting,
        "minute_keeper": scene.minute_keeper,
        "officers": scene.officers,
        "on_seats": scene.on_seats,
        "before": lambda: scene.before,
        "case_of": lambda number: scene.reading.held(number).of(Case),
        "meeting_of": lambda journal: scene.reading.held(journal).state,
        "group": scene.group,
        "session": scene.session,
        "follow_up": follow_up,
        "period": Period.parse(about.period) if about.period else None,
        "line": follow_up.lines[about.project] if follow_up and about.project else None,
        "report": follow_up.report(about.period, about.project) if follow_up and about.project else None,
        "divisions": divisions,
        "total": Spending("", tuple(project for each in divisions for project in each.projects)),
        "report_of": lambda case: brought_to(case, scene.reading),
        "rules": Rulebook.load().on(local_day(scene.fact.happened_at)),
        "bodies": scene.bodies,
        "municipality": scene.municipality,
        "day": scene.day,
        "life": lambda: life(scene),
        "shown": scene.show,
        "own": scene.own,
        "hidden": scene.hides,
        "hidden_matter": scene.hides_matter,
        "sealed_title": scene.titled,
        "decided": decided_text,
        "money_of": money_of,
        "granted": granted,
        "granted_in": granted_in,
        "as_amended": as_amended,
        "in_place": lambda clause, motions, case: with_paragraphs(
            clause, [(motion.paragraphs, scene.show(motion.text, case)) for motion in motions]
        ),
        "outcome_text": outcome_text,
        "clause_by_clause": clause_by_clause,
        "takes_the_proposal": takes_the_proposal,
        "as_proposed": as_proposed,
    }
