"""Every kind of act and fact there is. Importing this module makes them all known by name.

A new module that has acts or facts gets its line here, and nowhere else.
"""

from importlib import import_module

from models.engine.command import Act
from models.engine.journal import Content

ROOMS = (
    "bodies.body_register",
    "bodies.municipality_loading",
    "register.numbers",
    "people.adding",
    "people.appointing",
    "people.keys",
    "people.reaching",
    "people.standing_in",
    "engine.passing",
    "engine.erasing",
    "case.case",
    "case.decision_status",
    "case.mending",
    "case.review",
    "case.visas",
    "case.wish",
    "meeting.taken_off",
    "meeting.summons_time",
    "meeting.wished",
    "preparation.approving",
    "preparation.classifying",
    "preparation.handing_over",
    "preparation.linking",
    "preparation.observing",
    "preparation.opening",
    "preparation.presenting",
    "preparation.reopening",
    "preparation.retitling",
    "preparation.reviewing",
    "preparation.revising",
    "preparation.sending_back",
    "preparation.wishing",
    "preparation.withdrawing",
    "agenda.agenda",
    "agenda.agenda_building",
    "agenda.agenda_version",
    "agenda.calling",
    "agenda.calling_deputies",
    "agenda.postponing",
    "agenda.rearranging",
    "agenda.summons",
    "sitting.adjourning",
    "sitting.coming_and_going",
    "sitting.hearing_experts",
    "sitting.others_there",
    "sitting.reordering",
    "sitting.revising",
    "sitting.sitting",
    "sitting.splitting",
    "undoing.last_act",
    "undoing.undone_handling",
    "voting.carrying",
    "voting.electing",
    "voting.moving",
    "voting.recording_dissent",
    "voting.voting",
    "decision.clerical_error",
    "decision.decision",
    "decision.handling_together",
    "decision.officeholder",
    "decision.settling",
    "minutes.checking",
    "minutes.checking_at_once",
    "minutes.minutes",
    "minutes.remarks",
    "force.force",
    "follow_up.accounts",
    "follow_up.beginning",
    "follow_up.missing_reports",
    "follow_up.more_time",
    "follow_up.reporting",
    "papers.asking",
    "papers.paper_asked",
)

for _room in ROOMS:
    import_module(f"models.{_room}")

ACTS = Act.catalogue
FACTS = Content.kinds
