"""What a search over meetings is for."""

from __future__ import annotations

from tests.support.naive_meeting import SHORTCUTS

WORTH_REACHING = (
    "roll_call tie",
    "roll_call won",
    "count won",
    "a vote without the recused",
    "a vote taken again",
    "record_vote VotesAreOpen",
    "record_vote NobodyVoted",
    "record_vote TieLeftOpen",
    "carry_motion RivalWaits",
    "record_vote OrderToConfirm",
    "confirm_vote_order taken",
    "seat_deputy taken",
    "carry_motion NotSeconded",
    "hand_over_chair OthersPreside",
    *(f"handle_item {refusal}" for refusal in ("CountedAndWithdrew", "VotersChanged")),
    *(f"record_vote {refusal}" for refusal in ("NotQuorate", "NothingToVoteOn", "TallyWrong")),
    *(f"make_motion {refusal}" for refusal in ("DebateIsOver", "NotAVoter", "taken")),
    *(f"handle_item {refusal}" for refusal in ("NotQuorate", "OutcomeDiffers", "VoteComesFirst")),
    *(f"recuse {refusal}" for refusal in ("HasVoted", "HasMoved", "HasCarried", "NotThere")),
    *(f"{act} taken" for act in ("recuse", "carry_motion", "withdraw_motion", "undo_last", "undo_handling")),
    *(f"record_election {refusal}" for refusal in ("NotQuorate", "ElectionWrong", "ElectedAlready", "taken")),
    "handle_item ElectorsChanged",
    "continue_meeting NotQuorateYet",
    "continue_meeting taken",
    "a vote taken again in another term",
    "an item elected",
    *(f"a motion {fate}" for fate in ("carried", "lost", "lapsed", "withdrawn", "not_voted")),
    *(f"an item {outcome} by vote" for outcome in (*SHORTCUTS, "approved_by_vote", "removed")),
)
"""What the search is for; it has looked in the wrong place if it does not come by."""
