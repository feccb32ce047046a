"""Every kind of act and fact there is. Importing this module makes them all known by name.

A new room of the house that has acts or facts gets its line here, and nowhere else.
"""

from models import (
    accounts,
    agenda,
    attendance,
    body_register,
    calling,
    carrying,
    case,
    checking_at_once,
    clerical_error,
    coming_and_going,
    decision,
    dissenting,
    electing,
    follow_up,
    force,
    meeting,
    minutes,
    more_time,
    motion,
    numbers,
    officeholder,
    passing,
    proposal,
    reopening,
    reporting,
    review,
    reviewing,
    revising,
    sitting,
    summons,
    undo,
    voting,
)
from models.command import Act
from models.journal import Content

ROOMS = (
    accounts,
    agenda,
    attendance,
    body_register,
    calling,
    carrying,
    case,
    checking_at_once,
    clerical_error,
    coming_and_going,
    decision,
    dissenting,
    electing,
    follow_up,
    force,
    meeting,
    minutes,
    more_time,
    motion,
    numbers,
    officeholder,
    passing,
    proposal,
    reopening,
    reporting,
    review,
    reviewing,
    revising,
    sitting,
    summons,
    undo,
    voting,
)

ACTS = Act.catalogue
FACTS = Content.kinds
