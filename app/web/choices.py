"""What may be chosen for a field of an act, as its journal stands: who is present, which items are left …"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from activities.installation import Installation
from app.desk.reading.papers import PaperLine, papers
from app.language import language
from app.web.choices_of_the_town import OF_THE_TOWN, SUGGESTED, Choice, preparers
from models.base import clock
from models.base.calendar import local_day
from models.base.formats import instant_text
from models.base.period import Period
from models.base.terms import Term, spoken
from models.base.words import Said, worded
from models.base.writing import in_words
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.challenge_period import OF_THE_PUBLICATION
from models.engine.command import AnyAct
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.meeting.meeting import Meeting
from models.papers.edition import document, is_whole


@dataclass(frozen=True)
class Choosing:
    """What may be chosen in the form of an act, where its journal stands now; anything may where neither the
    journal nor the installation knows better."""

    act: type[AnyAct]
    held: Held | None
    installation: Installation | None
    group: str = ""
    """The group that is named in the form already; empty while none is."""

    def of(self, field: str) -> tuple[Choice, ...]:
        """What may be chosen for a field; nothing where anything may be written."""
        state = self.held.state if self.held else None
        for kind, known in _CHOICES.items():
            if isinstance(state, kind):
                makes = known.get(f"{self.act.name()}.{field}") or known.get(field)
                if makes:
                    return tuple(makes(state))
        if isinstance(state, Case) and f"{self.act.name()}.{field}" == "answer_review.changes":
            return tuple(_changes(state, self.group))
        for kind, both in _OF_BOTH.items():
            asked = both.get(f"{self.act.name()}.{field}") or both.get(field)
            if asked and self.installation and state and isinstance(state, kind):
                return tuple(asked(state, self.installation))
        asks = OF_THE_TOWN.get(f"{self.act.name()}.{field}")
        return tuple(asks(self.installation)) if asks and self.installation else ()

    def suggested(self, field: str) -> tuple[Choice, ...]:
        """What is often written there, where anything else may be written, too."""
        asks = SUGGESTED.get(f"{self.act.name()}.{field}")
        return tuple(asks(self.installation)) if asks and self.installation else ()


def _open_items(meeting: Meeting) -> Iterator[Choice]:
    for number, item in sorted(meeting.items.items()):
        if not item.done:
            yield Choice(str(number), f"{number}. {item.title}")


def _handled_items(meeting: Meeting) -> Iterator[Choice]:
    for number, item in sorted(meeting.items.items()):
        if item.done:
            yield Choice(str(number), f"{number}. {item.title}")


def _motions(meeting: Meeting) -> Iterator[Choice]:
    for item in meeting.items.values():
        for motion in item.motions:
            if not item.done:
                kind = worded(Term.of(motion.kind), language())
                yield Choice(str(motion.number), f"{motion.number}. {motion.mover}: {kind}")


def _present(meeting: Meeting) -> Iterator[Choice]:
    return (Choice(name, name) for name in meeting.names_present())


def _seats(meeting: Meeting) -> Iterator[Choice]:
    return (Choice(str(each.seat), f"{each.seat}. {each.member}") for each in meeting.seats)


def _remarks(meeting: Meeting) -> Iterator[Choice]:
    for each in meeting.remarks:
        if not each.done:
            yield Choice(str(each.number), f"{each.number}. {worded(in_words(each.text), language())}")


def _decisions(case: Case, installation: Installation) -> Iterator[Choice]:
    for handling in case.handlings:
        body = bodies_on(installation.registry, handling.day).bodies.get(handling.body)
        by = body.names.say(language()) if body else handling.body
        yield Choice(handling.key, f"{by} § {handling.section}, {worded(handling.day, language())}")


def _own_periods(case: Case) -> Iterator[Choice]:
    """Of the case's only decision, the periods that count from its publication and from each service."""
    for status in case.decisions.values() if len(case.decisions) == 1 else ():
        if status.publication_ends:
            until = instant_text(status.publication_ends.at, language())
            yield Choice(
                OF_THE_PUBLICATION,
                Said.of("page", "of the publication, until {until}", until=until).say(language()),
            )
        for number, service in enumerate(status.services, start=1):
            until = instant_text(service.appeal_ends.at, language())
            to = worded(in_words(service.to), language()) or worded(service.day, language())
            said = Said.of("page", "of the service to {to}, until {until}", to=to, until=until).say(
                language()
            )
            yield Choice(str(number), said)


def _groups(case: Case, installation: Installation) -> Iterator[Choice]:
    bodies = bodies_on(installation.registry, local_day(clock.now())).bodies
    for group in case.reviews:
        yield Choice(group, bodies[group].names.say(language()) if group in bodies else group)


def _changes(case: Case, group: str) -> Iterator[Choice]:
    """The changes that a group wished, by their numbers; while none is named, of the only one that did."""
    wished = {code: each.reviews[-1].changes for code, each in case.reviews.items() if each.reviews}
    named = [group] if group in wished else [code for code, changes in wished.items() if changes]
    if len(named) == 1:
        for number, change in enumerate(wished[named[0]], start=1):
            yield Choice(str(number), f"{number}. {worded(in_words(change), language())}")


def _where_it_goes_back(case: Case) -> Iterator[Choice]:
    yield Choice("preparation", Term("stage", "preparation").say(language()))
    yield Choice("reviews", Said.of("page", "to all its reviews").say(language()))
    yield from _steps(case)


def _steps(case: Case) -> Iterator[Choice]:
    if case.chain:
        yield from (Choice(step.id, step.title.say(language())) for step in case.chain.steps)


def _projects(follow_up: FollowUp, installation: Installation) -> Iterator[Choice]:
    """By their numbers alone where the case is confidential."""
    secret = installation.registry.held(follow_up.case).of(Case).confidential
    for number, line in follow_up.lines.items():
        yield Choice(number, number if secret else f"{number} {line.name}")


def _periods(follow_up: FollowUp) -> Iterator[Choice]:
    return (Choice(period, Period.parse(period).title(language())) for period in follow_up.periods)


_PEOPLE = ("member", "mover", "seconders", "yes", "no", "blank", "not_voting", "checkers", "checker")

_CHOICES: dict[type, dict[str, Callable[..., Iterator[Choice]]]] = {
    Meeting: {
        "item": _open_items,
        "items": _open_items,
        "motion": _motions,
        "motions": _motions,
        "present": _seats,
        "deputies": _seats,
        "seats": _seats,
        "seat": _seats,
        "remark": _remarks,
        **dict.fromkeys(_PEOPLE, _present),
        **{f"{act}.item": _handled_items for act in ("undo_handling", "give_reasons", "announce_dissent")},
    },
    Case: {
        "step": _steps,
        "send_back.to": _where_it_goes_back,
        "record_challenge.counts_from": _own_periods,
    },
    FollowUp: {"period": _periods},
}
"""Kind of journal → field, or act and field → what may be chosen there."""


def _criteria(case: Case, installation: Installation) -> Iterator[Choice]:
    """By what the groups score that were asked; a criterion of several groups once."""
    bodies = bodies_on(installation.registry, local_day(clock.now())).bodies
    found = {
        criterion.id: criterion.text.say(language())
        for group in case.reviews
        if group in bodies
        for criterion in bodies[group].criteria
    }
    return (Choice(id_, text) for id_, text in found.items())


def _other_preparers(case: Case, installation: Installation) -> Iterator[Choice]:
    return (each for each in preparers(installation) if each.value != case.preparer)


def _kinds_of_papers(state: Any, installation: Installation) -> Iterator[Choice]:
    for kind in dict.fromkeys(each.template for each in papers(installation, state.id)):
        yield Choice(kind, _kind_of_paper(kind))


def _kind_of_paper(template: str) -> str:
    said = Term("paper kind", spoken(document(template))).say(language())
    return (
        Said.of("page", "{kind}, with what is confidential", kind=said).say(language())
        if is_whole(template)
        else said
    )


def _facts_with_papers(state: Any, installation: Installation) -> Iterator[Choice]:
    of_a_fact: dict[int, list[PaperLine]] = {}
    for each in papers(installation, state.id):
        of_a_fact.setdefault(each.seq, []).append(each)
    for seq, lines in of_a_fact.items():
        kinds = ", ".join(dict.fromkeys(_kind_of_paper(each.template) for each in lines))
        yield Choice(str(seq), f"{seq}. {kinds} ({instant_text(lines[0].made_at, language())})")


_OF_BOTH: dict[type, dict[str, Callable[..., Iterator[Choice]]]] = {
    object: {
        "ask_for_paper.template": _kinds_of_papers,
        "ask_for_paper.of": _facts_with_papers,
    },
    Case: {
        "hand_over_case.to": _other_preparers,
        "group": _groups,
        "against": _groups,
        "decision": _decisions,
        "give_review.scores": _criteria,
    },
    FollowUp: {"project": _projects},
}
"""Kind of journal → field, or act and field → what may be chosen, as journal and registry say together."""
