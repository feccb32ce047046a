"""What the doctor sees in the record itself: damaged facts, failing effects, what would be sealed today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from functools import wraps
from pathlib import Path

from sqlalchemy import make_url

from activities.checks.open_words import open_words
from activities.checks.plain_names import PlainName, plain_names
from activities.checks.verification import damage
from activities.engine_keys import EngineKeys
from activities.installation import Installation
from activities.registry.damage import COMPLAINTS
from activities.settings import Settings
from app.desk.hands import known_people
from app.desk.reading.signals import RefusedSignal, unproven
from app.desk.reading.undelivered import NotDelivered, undelivered
from app.diagnosis import Check, Diagnosis, NamedPlace, told
from models.base import clock
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Listed, Said
from models.engine.effect_state import REACHED_NOBODY, EffectState
from models.people.signing_key import Purpose
from models.whole.effect_words import effect_words

IN_VAIN = {EffectState.FAILED, EffectState.ASIDE}
"""What was tried, and did not succeed."""

LATELY = timedelta(days=7)
"""So long the doctor speaks of what came from elsewhere."""

Look = Callable[[Installation], Diagnosis]


def _of_the_record(look: Look) -> Check:
    """A check that needs a registry; where there is none that can be read, another check tells that."""

    @wraps(look)
    def check(settings: Settings) -> Diagnosis:
        unread = Diagnosis(True, told("The record was not looked at: its registry cannot be read."))
        url = make_url(settings.registry.get_secret_value())
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
            return unread
        try:
            with closing(Installation.ready(settings)) as installation:
                return look(installation)
        except (*COMPLAINTS, Refusal):
            return unread

    return check


@_of_the_record
def facts(installation: Installation) -> Diagnosis:
    """Every fact can be read and follows the one before it."""
    found = list(damage(installation.archive))
    if not found:
        return Diagnosis(True, told("Every fact can be read, and follows the one before it."))
    what = told("The record is damaged; faults: {count}.", count=len(found))
    remedy = told("`pykala verify` names the rest; a backup has what was there before.")
    return Diagnosis(False, what, remedy, tuple(NamedPlace(fault.where, fault.said) for fault in found))


@_of_the_record
def deliveries(installation: Installation) -> Diagnosis:
    """No paper, notice or nudge fails again and again."""
    failing = [each for each in undelivered(installation) if each.state in IN_VAIN]
    if not failing:
        return Diagnosis(True, told("No paper, notice or nudge fails."))
    what = told("Papers, notices or nudges that fail: {count}.", count=len(failing))
    remedy = told(
        "Do what their causes say. They are tried again, but for those that were put aside, which "
        "`pykala outbox retry` asks for; `pykala due` lists all until they are done."
    )
    places = tuple(NamedPlace(each.journal, _standing(each)) for each in failing)
    return Diagnosis(False, what, remedy, places)


def _standing(each: NotDelivered) -> Said:
    """What it is, and what became of it."""
    state = effect_words(each.state, each.detail)
    return told("{kind}, {state}", kind=Term("effect", each.kind), state=state)


@_of_the_record
def reached(installation: Installation) -> Diagnosis:
    """Every notice reached somebody."""
    lost = [each for each in undelivered(installation) if each.state in REACHED_NOBODY]
    if not lost:
        return Diagnosis(True, told("Every notice reached somebody."))
    what = told("Notices that reached nobody: {count}.", count=len(lost))
    remedy = told(
        "`pykala person contact` or `pykala address set` says where they go, and they are sent; `pykala due` "
        "lists them."
    )
    places = tuple(NamedPlace(each.journal, effect_words(each.state, each.detail)) for each in lost)
    return Diagnosis(True, what, remedy, places)


@_of_the_record
def words(installation: Installation) -> Diagnosis:
    """Nobody's own words stand in the open in what is confidential."""
    found = list(_places(installation))
    if not found:
        return Diagnosis(True, told("What is confidential has no words in the open."))
    what = told(
        "In what is confidential, words stand in the open that would be sealed today: {count}.",
        count=len(found),
    )
    remedy = told("They cannot be taken out of a chain; docs/operations.md says what can be done.")
    return Diagnosis(True, what, remedy, tuple(found))


def _places(installation: Installation) -> Iterator[NamedPlace]:
    for place in open_words(installation.registry):
        fact = told("fact {seq} ({kind}), {field}", seq=place.seq, kind=place.kind, field=place.field)
        yield NamedPlace(place.journal, fact)


@_of_the_record
def secret_files(installation: Installation) -> Diagnosis:
    """No secret file can be told by a copy of it."""
    found = list(plain_names(installation.registry))
    if not found:
        return Diagnosis(True, told("No secret file has its plain hash for a name."))
    what = told("Secret files bear their plain hash, by which a copy is known: {count}.", count=len(found))
    remedy = told(
        "Revise the proposal with the same file, which gets a salted name, and erase the old title (`pykala "
        "sealed erase`): its file goes with it. docs/operations.md says more."
    )
    places = tuple(NamedPlace(each.journal, _attachment(each)) for each in found)
    return Diagnosis(True, what, remedy, places)


def _attachment(each: PlainName) -> Said:
    """The fact, and the attachment in it."""
    return told("fact {seq} ({kind}), attachment {number}", seq=each.seq, kind=each.kind, number=each.number)


@_of_the_record
def people(installation: Installation) -> Diagnosis:
    """Only those act whom the registry knows."""
    known = known_people(installation)
    if known is None:
        what = told("The registry knows nobody, so anybody may act as anybody.")
        return Diagnosis(True, what, told("`pykala person add --me` makes you the first, and its registrar."))
    there = sum(person.there(local_day(clock.now())) for person in known.people.values())
    what = told("Only those act whom the registry knows: {count}.", count=there)
    return Diagnosis(True, what)


@_of_the_record
def engine_keys(installation: Installation) -> Diagnosis:
    """What the engine sends by itself is signed where that is asked for."""
    register, here = known_people(installation), EngineKeys(installation.settings.engine_keys)
    asked = [purpose for purpose in Purpose if register and register.asks(purpose)]
    unsigned = [each for each in asked if register and here.id_for(each) not in register.counting_for(each)]
    if unsigned:
        what = told(
            "The engine has no key here that counts, for: {purposes}.", purposes=Listed.of(unsigned, "and")
        )
        remedy = told(
            "A worker here is believed nothing of that. Bring its key into the folder of PYKALA_ENGINE_KEYS, "
            "or add another with `pykala person add-key --engine`; docs/people.md says how."
        )
        return Diagnosis(False, what, remedy)
    if register and register.signs and len(asked) < len(Purpose):
        what = told("Doors sign, and the engine does not sign all that it sends by itself.")
        remedy = told("`pykala person add-key --engine` gives it keys; docs/people.md says how.")
        return Diagnosis(True, what, remedy)
    return Diagnosis(True, told("The engine signs what is asked of it."))


@_of_the_record
def strangers(installation: Installation) -> Diagnosis:
    """Nothing was sent but by the registry's doors."""
    sent = unproven(installation, clock.now() - LATELY)
    if not sent:
        return Diagnosis(True, told("Lately no message was refused as none of the registry's doors'."))
    what = told(
        "Lately messages came that none of the registry's doors had sent, and were refused: {count}.",
        count=len(sent),
    )
    remedy = told("Ask whose doors they are; docs/people.md says how keys are added and revoked.")
    return Diagnosis(False, what, remedy, tuple(NamedPlace("", _message(each)) for each in sent))


def _message(each: RefusedSignal) -> Said:
    """What it was, whose it is said to be, and why it was refused."""
    act, why = Term("act", each.act), each.refusal.said
    if not each.actor:
        return told("{act}: {why}", act=act, why=why)
    return told("{act}, {actor}: {why}", act=act, actor=each.actor, why=why)


RECORD: tuple[Check, ...] = (facts, deliveries, reached, secret_files, words, people, engine_keys, strangers)
"""In the order in which one stands on another."""
