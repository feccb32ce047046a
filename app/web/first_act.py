"""The one act that is clearly next for somebody in a journal, among all that they may do there."""

from __future__ import annotations

from collections.abc import Collection

from models.case.case import Case
from models.engine.state import State
from models.meeting.meeting_stage import MeetingStage

IN_THIS_ORDER = (
    "give_review",
    "give_visa",
    "answer_review",
    "request_reviews",
    "approve_for_agenda",
    "revise_proposal",
    "publish_decision",
    "serve_decision",
    "certify_force",
    "build_agenda",
    "send_agenda",
    "open_meeting",
    "close_meeting",
    "check_minutes",
    "publish_minutes",
    "accept_report",
    "give_report",
    "consolidate_quarter",
    "close_accounts",
    "publish_report",
    "conclude_challenge",
    "write_up",
)
"""What a matter waits for, the first of these that may be done; whatever is rarer waits for nobody."""


RARE = frozenset(
    {
        "classify_case",
        "correct_session",
        "cancel_meeting",
        "dismiss_observer",
        "hand_over_case",
        "link_case",
        "move_item",
        "move_meeting",
        "name_observer",
        "recall_request",
        "reopen_case",
        "retitle_case",
        "send_back",
        "take_off_item",
        "unlink_case",
        "unpublish_decision",
        "unpublish_minutes",
        "unpublish_report",
        "wish_meeting",
        "withdraw_case",
    }
)
"""What may be done and nothing waits for."""


OF_THE_MINUTES = frozenset({"check_minutes", "confirm_minutes", "publish_minutes"})
"""What is done on the page of the minutes, once it may be."""


def room_of(stage: str, possible: Collection[str]) -> str:
    """The page on which a secretary, or a checker, does what a meeting waits for; empty for what is none."""
    if "arrange_agenda" in possible or "build_agenda" in possible:
        room = "hall" if stage == MeetingStage.SUMMONED else "agenda"
    elif "handle_item" in possible or "close_meeting" in possible or "continue_meeting" in possible:
        room = "hall"
    else:
        room = "minutes" if OF_THE_MINUTES & {*possible} else ""
    return room


def first_act(state: State, possible: Collection[str]) -> str:
    """Its name; empty where nothing is clearly next."""
    skipped = _not_next(state) if isinstance(state, Case) else frozenset()
    return next((act for act in IN_THIS_ORDER if act in possible and act not in skipped), "")


def in_order(acts: Collection[str]) -> list[str]:
    """Acts as somebody looks for them: what a matter waits for first, what is rarer after it."""
    places = {act: place for place, act in enumerate(IN_THIS_ORDER)}
    return sorted(acts, key=lambda act: places.get(act, len(places)))


def _not_next(case: Case) -> frozenset[str]:
    """What may be done again and need not be."""
    found = set()
    if case.reviews:
        found.add("request_reviews")
    if case.proposals and not (case.mending or not case.reviews):
        found.add("revise_proposal")
    if any(asked.awaited for asked in case.reviews.values() if asked.mandatory):
        found.add("approve_for_agenda")
    return frozenset(found)
