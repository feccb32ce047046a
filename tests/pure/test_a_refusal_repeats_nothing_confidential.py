"""A refusal of a confidential matter repeats nothing of what its act said, but for whoever sent the act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, get_args, get_origin

import pytest

from models.agenda.agenda_building import GroundOfSeveral, GroundOfWhat
from models.base.masking import changed, masking, put_back, texts_in
from models.base.refusal import Refusal
from models.base.terms import Name
from models.base.text import Text
from models.base.words import Listed, Said, Value, worded
from models.base.writing import Written
from models.case.review import Verdict
from models.engine import engine
from models.engine.command import AnyAct, Command
from models.engine.concern import WHOLE
from models.engine.message import Refused
from models.engine.secrecy import to_its_sender
from models.engine.world import Held
from models.matter.item import ItemTaken
from models.preparation.reviewing import GiveReview, NotAsked
from models.whole.catalogue import ACTS
from tests.support.builders import Town, an_opened_case, proposal, role_for

WORD = "Zyxsalaus"
GROUND = "JulkL 24.1 § 20 k"


def sealed(text: str) -> dict[str, Any]:
    return Written.of(Text.of(text), "suola").model_dump(mode="json")


def a_confidential_case() -> Town:
    """A confidential case with a proposal and a group that was asked."""
    town = Town()
    town.case_id = town.do(
        "open_case", title="Asia", task_class="02 02 02", publicity="confidential", ground=GROUND
    ).journal
    secret = {"clauses": [{"number": 1, "text": sealed("Myydään.")}], "presenter": {"name": "Esittelijä"}}
    town.on_case("revise_proposal", proposal=secret)
    town.on_case("request_reviews", groups=["digijory"])
    return town


def a_confidential_item() -> Town:
    """A meeting that deals with such a case."""
    town = a_confidential_case()
    town.on_case("give_review", "2021-01-28", group="digijory", session="2021-01-28", verdict="supports")
    town.on_case("approve_for_agenda", "2021-03-01", body="khs")
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    town.on_meeting("send_agenda", "2021-03-03")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=list(range(1, 16)))
    return town


def saying(act: type[AnyAct]) -> AnyAct:
    """The act with the word in every field for a text of its own; elsewhere what is there by default."""
    said: dict[str, Any] = {"item": 1, "items": (1,)}
    for name, field in act.model_fields.items():
        if name not in said:
            said[name] = _said(field.annotation, field.get_default(call_default_factory=True))
    return act.model_construct(**said)


def _said(annotation: object, default: object) -> object:
    inner = get_args(annotation)
    if annotation is str or str in inner:
        return WORD
    several = get_origin(annotation) in (tuple, dict)
    if several and any(each is str or str in get_args(each) for each in inner):
        return (WORD,) if get_origin(annotation) is tuple else {WORD: 1}
    return default


def asked_for() -> Iterator[tuple[Town, Command]]:
    """Every act on a case and on a meeting, with the word wherever it takes one."""
    for town, noun in ((a_confidential_case(), "case"), (a_confidential_item(), "meeting")):
        for name, act in sorted(ACTS.items()):
            if act.on == noun:
                yield (
                    town,
                    Command.model_construct(
                        id="command",
                        journal=town.case_id if noun == "case" else town.meeting_id,
                        name=name,
                        act=saying(act),
                        actor="anna",
                        role=role_for(name),
                        happened_at=town.memory.now,
                    ),
                )


def refusal_of(decided: Iterable[object]) -> Refusal | None:
    """Why it is refused; None where it is not, or is not whole enough to be refused for what it says."""
    try:
        for _ in decided:
            pass
    except Refusal as refusal:
        return refusal
    except (TypeError, AttributeError, ValueError, LookupError, UserWarning):
        pass
    return None


def test_no_act_is_refused_with_a_word_that_it_said() -> None:
    repeated = []
    for town, command in asked_for():
        held = town.memory.held(command.journal)
        plain = refusal_of(command.act.decided(held, command, town.memory))
        if plain is None or WORD not in Refused.of(plain).model_dump_json() or whole(command, held):
            continue
        repeated.append(plain.type)
        told = refusal_of(engine.decide(held, command, town.memory))
        assert told is not None
        assert WORD not in Refused.of(told).model_dump_json(), command.name
        assert WORD not in told.say("fi"), command.name
        if told.type == plain.type:
            assert to_its_sender(told, command).say("fi") == plain.say("fi"), command.name
    assert len(set(repeated)) >= 8, repeated


def whole(command: Command, held: Held) -> bool:
    """Whether it is about the meeting as a whole, in which nothing is confidential."""
    return command.act.concerned(held) == WHOLE


def test_in_a_public_case_it_is_repeated_as_it_was_said() -> None:
    with pytest.raises(NotAsked, match=f"{WORD} has not been asked"):
        an_opened_case().on_case("recall_request", group=WORD, reason="Turha.")


def test_a_sender_reads_his_own_words_in_every_kind_of_value() -> None:
    texts = {"mover": WORD, "text": "Salainen perustelu", "short": "ei"}
    take_out = masking(texts)
    for value in (
        WORD,
        Listed.of(["jäsen 4", WORD, "ei"], "and"),
        Said.why("{name} stands twice", name=WORD),
        Name((("fi", WORD), ("sv", WORD))),
    ):
        withheld = changed(value, take_out)
        assert WORD not in worded(withheld, None)
        assert worded(put_back(withheld, texts), None) == worded(value, None)


@pytest.mark.parametrize("value", [f"{WORD} Oy", "salainen perus", f"liite-{WORD.lower()}.pdf"])
def test_a_part_of_a_text_and_more_than_a_text_are_withheld_too(value: str) -> None:
    texts = {"mover": WORD, "text": "Salainen perustelu"}
    assert worded(changed(value, masking(texts)), None) == "(not public)"


@pytest.mark.parametrize("value", ["jäsen 4", "eilen", 7, date(2021, 3, 15)])
def test_what_nobody_said_stays(value: Value) -> None:
    assert changed(value, masking({"short": "ei", "mover": WORD})) == value


def test_a_text_is_found_wherever_it_stands_in_an_act() -> None:
    given = GiveReview(
        group="digijory", session=date(2021, 2, 1), verdict=Verdict.OPPOSES, scores={"hyöty": 3}
    )
    assert dict(texts_in(given)) == {"group": "digijory", "scores.1.key": "hyöty"}


def test_an_agenda_s_ground_is_given_for_cases_that_are_named() -> None:
    town = a_confidential_case()
    town.call("2021-03-01", "2021-03-15 16:00")
    held = town.memory.held(town.meeting_id)
    unnamed = town.command("build_agenda", town.meeting_id, ground=f"Kiire, {WORD}.")
    with pytest.raises(GroundOfWhat, match="for cases that are named"):
        engine.courtesy(held, unnamed, town.memory.now)
    assert unnamed.act.concerned(held) is None  # the desk seals what it cannot tell of


def test_one_ground_is_not_given_for_public_and_confidential_cases_together() -> None:
    town = a_confidential_case()
    public = town.do("open_case", title="Julkinen", task_class="02 02 02").journal
    town.do("revise_proposal", public, proposal=proposal())
    town.on_case("give_review", "2021-01-28", group="digijory", session="2021-01-28", verdict="supports")
    for case in (town.case_id, public):
        town.do("approve_for_agenda", case, "2021-03-01", body="khs")
    town.call("2021-03-01", "2021-03-15 16:00")
    town.until("2021-03-12 09:00")
    with pytest.raises(GroundOfSeveral):
        town.on_meeting("build_agenda", cases=[town.case_id, public], ground=sealed("Kiire."))
    town.on_meeting("build_agenda", cases=[public], ground="Kiire.")


def test_the_number_of_a_taken_item_gives_no_confidential_case_away() -> None:
    town = a_confidential_item()
    with pytest.raises(ItemTaken) as taken:
        town.on_meeting("place_item", case="HEL 2021-000009", item=1, ground="Kiire.")
    assert town.case_id not in str(taken.value)
