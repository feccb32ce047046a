"""The policy: one row for every act, and a refusal that says who may, and when."""

from pathlib import Path

import pytest

from models.base.refusal import NotNow, NotYours, WrongAddressee
from models.engine import policy
from models.engine.policy import BEGINNING
from models.follow_up.follow_up_stage import FollowUpStage
from models.groups.session import SessionStage
from models.matter.stage import Stage
from models.meeting.meeting_stage import MeetingStage
from models.whole.catalogue import ACTS
from tests.support.builders import a_case_in_preparation, a_running_follow_up, a_summoned_meeting, role_for

STAGES = {
    "case": {*Stage, BEGINNING},
    "meeting": {*MeetingStage, BEGINNING},
    "follow_up": {*FollowUpStage},
    "session": {*SessionStage, BEGINNING},
    "numbers": {"open", BEGINNING},
    "body": {"open", BEGINNING},
    "person": {"open", BEGINNING},
    "municipality": {BEGINNING},
}
ROLES = {
    *("preparer", "reviewer", "presenter", "officeholder", "secretary", "registrar", "owner", "controller"),
    *("archivist", "approver", "member", "deputy_member", "time"),
}
ROWS = [
    (noun, act, role, stage)
    for noun, acts in policy.table().items()
    for act, roles in acts.items()
    for role, stages in roles.items()
    for stage in stages
]


def test_every_act_has_a_row_and_every_row_an_act() -> None:
    assert {act for _, act, _, _ in ROWS} == set(ACTS)


@pytest.mark.parametrize("name", sorted(ACTS))
def test_an_act_stands_under_the_journal_it_is_addressed_to(name: str) -> None:
    nouns = {noun for noun, act, _, _ in ROWS if act == name}
    on = ACTS[name].on
    if on is None:
        assert nouns == {ACTS[name].noun}
        assert any(stage == BEGINNING for _, act, _, stage in ROWS if act == name)
    elif on == "any":
        assert nouns - {"person", "session"} == {"case", "meeting", "follow_up"}
    else:
        assert nouns == {on}


def test_every_stage_and_role_of_the_table_is_known() -> None:
    assert set(policy.table()) == set(STAGES)
    for noun, act, role, stage in ROWS:
        assert stage in STAGES[noun], f"{act} speaks of a {noun} that is {stage}"
        assert role in ROLES, f"{act} speaks of a {role}"


def test_every_role_has_something_to_do() -> None:
    assert {role for _, _, role, _ in ROWS} == ROLES


def test_time_passes_at_every_stage_but_the_last() -> None:
    ended = {MeetingStage.PUBLISHED, MeetingStage.CANCELLED}
    # The secrecy of a closed case ends.
    for noun, last in (("case", set[str]()), ("meeting", ended), ("follow_up", {"closed"})):
        stages = set(policy.table()[noun]["pass_time"]["time"])
        assert stages == STAGES[noun] - {*last, BEGINNING}


@pytest.mark.parametrize("name", sorted(ACTS))
def test_an_act_has_one_noun_one_verb_and_an_example_that_shows_them(name: str) -> None:
    act = ACTS[name]
    if act.noun != "time":  # nobody types it
        assert act.example.startswith(f"pykala {act.noun} {act.verb}")
    assert (act.__doc__ or "").strip()


def test_no_two_acts_have_the_same_noun_and_verb() -> None:
    assert len({(act.noun, act.verb) for act in ACTS.values()}) == len(ACTS)


@pytest.mark.parametrize(("noun", "act", "role", "stage"), ROWS)
def test_what_the_table_allows_is_allowed_to_that_role_alone(
    noun: str, act: str, role: str, stage: str
) -> None:
    policy.check(noun, stage, act, role)
    allowed = policy.table()[noun][act]
    for other in ROLES - set(allowed):
        with pytest.raises(NotYours, match=role.replace("_", " ")):
            policy.check(noun, stage, act, other)
    for other_stage in sorted(STAGES[noun] - set(allowed[role])):
        with pytest.raises(NotNow):
            policy.check(noun, other_stage, act, role)


def test_a_refusal_by_role_says_who_may() -> None:
    with pytest.raises(NotYours) as refused:
        policy.check("follow_up", "running", "give_report", "preparer")
    assert refused.value.sentence == "A preparer may not give report; an owner may."


def test_a_refusal_by_stage_says_at_which_it_is_possible() -> None:
    with pytest.raises(NotNow) as refused:
        policy.check("case", "decided", "withdraw_case", "preparer")
    assert refused.value.sentence == (
        "The act 'withdraw case' is not possible while the case is decided; "
        "a preparer may do it when it is in preparation, ready or tabled."
    )


def test_an_act_on_another_kind_of_journal_says_what_it_is_for() -> None:
    town = a_summoned_meeting()
    with pytest.raises(WrongAddressee, match="Close meeting is an act on a meeting, and HEL 2021-000001 is"):
        town.on_case("close_meeting")
    with pytest.raises(WrongAddressee):
        town.on_meeting("approve_for_agenda", body="khs")
    with pytest.raises(WrongAddressee):
        a_running_follow_up().on_follow_up("close_meeting")


@pytest.mark.parametrize("role", ["", "mayor", "Preparer", "time"])
def test_a_role_that_is_not_known_may_nothing(role: str) -> None:
    town = a_case_in_preparation()
    command = town.command("approve_for_agenda", town.case_id, body="khs")
    with pytest.raises(NotYours):
        town.memory.act(command.model_copy(update={"role": role}))


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("case", "a case"),
        ("follow_up", "a follow-up"),
        ("initiative", "an initiative"),
        ("new_kind", "a new kind"),
    ],
)
def test_a_kind_of_journal_has_its_article(noun: str, said: str) -> None:
    assert str(policy.a_noun(noun)) == said


def test_the_kernel_names_no_kind_of_journal_and_none_of_its_own_stages() -> None:
    kernel = "".join(file.read_text("utf-8") for file in Path(policy.__file__).parent.glob("*.py"))
    own = {*policy.table(), *Stage, *FollowUpStage, *MeetingStage} - {"body", "open", "closed"}
    assert [word for word in sorted(own) if f'"{word}"' in kernel] == []


def test_a_role_for_an_act_is_found_in_the_table() -> None:
    assert {role_for(name) for name in ACTS} <= ROLES
