"""In which languages a paper is made: those of its body and municipality, kept by the fact or its journal."""

from __future__ import annotations

from models.base.language import LANGUAGES, Language
from models.case.case import Case
from models.decision.clerical_error import ClericalErrorCorrected
from models.decision.replacing import DecisionReplaced
from models.engine.journal import Content
from models.engine.state import State
from models.follow_up.follow_up import FollowUp
from models.force.certifying import ForceCertified
from models.force.force import DecisionPublished
from models.groups.session import GroupSession
from models.meeting.meeting import Meeting


def of_the_meeting(_: Content, state: State) -> tuple[Language, ...]:
    """The languages of the body that meets: a bilingual council summons and writes minutes in both."""
    return (isinstance(state, Meeting) and state.languages) or ("fi",)


def of_the_decision(
    said: DecisionPublished | ClericalErrorCorrected | DecisionReplaced | ForceCertified, _: State
) -> tuple[Language, ...]:
    """The languages of the body that decided."""
    return said.languages or LANGUAGES


def of_the_group(_: Content, state: State) -> tuple[Language, ...]:
    """The languages of the steering group that met."""
    return (isinstance(state, GroupSession) and state.languages) or ("fi",)


def of_the_case(_: Content, state: State) -> tuple[Language, ...]:
    """The one language in which the case is prepared, and its money followed up."""
    return (state.language,) if isinstance(state, Case | FollowUp) else ("fi",)


def of_the_mail(said: Content, state: object) -> tuple[Language, ...]:
    """The languages of a mail, as of papers: those of the body that meets or decided, else the case's."""
    match state:
        case Meeting():
            return state.languages or ("fi",)
        case Case() if isinstance(said, DecisionPublished) and said.languages:
            own = (state.language,) if state.language in said.languages else ()
            return tuple(dict.fromkeys((*own, *said.languages)))
        case Case() | FollowUp():
            return (state.language,)
    return ("fi",)
