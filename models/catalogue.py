"""Every kind of act and fact there is. Importing this module makes them all known by name.

A new room of the house that has acts or facts gets its line here, and nowhere else.
"""

from importlib import import_module

from models.command import Act
from models.journal import Content

ROOMS = (
    "accounts",
    "adjourning",
    "agenda",
    "agenda_building",
    "agenda_version",
    "body_register",
    "calling",
    "carrying",
    "case",
    "checking",
    "checking_at_once",
    "clerical_error",
    "coming_and_going",
    "decision",
    "dissenting",
    "electing",
    "follow_up",
    "force",
    "handling_together",
    "hearing",
    "meeting",
    "minutes",
    "more_time",
    "moving",
    "numbers",
    "officeholder",
    "passing",
    "presenting",
    "postponing",
    "proposal",
    "rearranging",
    "remarks",
    "reopening",
    "reordering",
    "reporting",
    "review",
    "reviewing",
    "revising",
    "settling",
    "sitting",
    "splitting",
    "summons",
    "undo",
    "undoing",
    "voting",
)

for _room in ROOMS:
    import_module(f"models.{_room}")

ACTS = Act.catalogue
FACTS = Content.kinds
