"""What belongs to one paper, read from the registry as it stood when the paper was ordered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from activities.papers.known_people import KnownPeople
from activities.papers.matter import Matter, corrected
from activities.papers.minute_keeper import minute_keeper_of
from activities.papers.officers import Officers, officers_of
from activities.papers.parties import informed_of
from activities.papers.preparer import published_of
from activities.papers.secrecy import secret
from activities.papers.told_texts import ToldTexts
from models.base.calendar import local_day
from models.base.terms import Name
from models.base.text import Text
from models.bodies.body import Bodies, Body
from models.bodies.body_register import bodies_on, municipality_on
from models.bodies.seat import known_as
from models.case.case import Case
from models.case.proposal import Attachment, Proposal
from models.case.subject import Publicity
from models.engine.journal import Content, Fact
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.groups.session import GroupSession
from models.matter.handling import Handling
from models.matter.item import Item
from models.matter.stage import Stage
from models.meeting.hidden import as_called_now
from models.meeting.meeting import Meeting
from models.municipality.municipality import Municipality
from models.papers.anew import AgendaAnew
from models.papers.enclosed import AGENDA
from models.papers.paper import topic_of
from models.papers.topic import Topic


class Scene(ToldTexts):
    """One order with all that belongs to it."""

    @cached_property
    def held(self) -> Held:
        """The journal that called for the paper; of an agenda that is made anew as it stood before."""
        held = self.reading.held(self.order.journal)
        return replace(held, state=self.anew.meeting) if self.anew else held

    @cached_property
    def anew(self) -> AgendaAnew | None:
        """The version of the agenda that is made anew; None of any other paper."""
        if self.order.document != AGENDA:
            return None
        return AgendaAnew.by(self.fact, self.reading.facts(self.order.journal))

    @cached_property
    def fact(self) -> Fact:
        """The fact that called for the paper; KeyError where a registry that was put back has lost it."""
        return self.reading.fact(self.order.journal, self.order.seq)

    @cached_property
    def bodies(self) -> Bodies:
        """The bodies as they are described on the day of the meeting, else of the fact."""
        return bodies_on(self.reading, self.day)

    @cached_property
    def municipality(self) -> Municipality:
        """The municipality as it is described on that day."""
        return municipality_on(self.reading, self.day)

    @cached_property
    def day(self) -> date:
        """The day of the meeting, else of the fact."""
        return self.meeting.day if self.meeting else local_day(self.fact.happened_at)

    @cached_property
    def content(self) -> Content:
        """What that fact says, under the titles that are known now."""
        if self.anew:
            return self.anew.content
        said = self.fact.content
        return as_called_now(said, self.meeting) if self.meeting else said

    @cached_property
    def topic(self) -> Topic:
        """What the paper is about, by that fact."""
        return topic_of(self.order, self.fact.content)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting, if it is a meeting's paper."""
        return self.held.state if isinstance(self.held.state, Meeting) else None

    @property
    def session(self) -> GroupSession | None:
        """The session of a steering group, if it is that session's paper."""
        return self.held.state if isinstance(self.held.state, GroupSession) else None

    @property
    def minute_keeper(self) -> tuple[Text | str, str]:
        """Title and name of who kept the minutes: the body's secretary of that day, else who closed it."""
        meeting, language = self.meeting, self.order.language
        found = meeting and minute_keeper_of(meeting, self.bodies, self.people, self.reading, language)
        return found or ("", "")

    @property
    def officers(self) -> Officers | None:
        """Who held the meeting, of its own papers."""
        if self.meeting is None:
            return None
        return officers_of(self.meeting, self.entries, self.minute_keeper, self.order.language, self)

    @cached_property
    def people(self) -> KnownPeople:
        """Those whom the register of people knows."""
        return KnownPeople(self.reading, self.gone.add)

    @cached_property
    def on_seats(self) -> Mapping[str, str]:
        """Who is known to hold a seat of the meeting, by what it calls the seat."""
        of = self.meeting or (self.matter.meeting if self.matter else None)
        return self.people.on_seats(of) if of else {}

    def presided(self, item: Item) -> str:
        """Who was in the chair for an item instead of the meeting's own; empty where that one was."""
        return self.meeting.presided(item.number) if self.meeting else ""

    def called(self, person: str) -> Name:
        """What readers call somebody on a seat: by name, by that which the register knows, or as the seat."""
        known = self.on_seats.get(person)
        return Name((("fi", known),)) if known else known_as(person)

    @cached_property
    def before(self) -> Meeting | None:
        """The meeting as it stood before the fact that called for the paper."""
        earlier = (fact for fact in self.reading.facts(self.order.journal) if fact.seq < self.order.seq)
        state = Held(self.order.journal).after(tuple(earlier)).state
        return state if isinstance(state, Meeting) else None

    @cached_property
    def follow_up(self) -> FollowUp | None:
        """The follow-up, of its own papers and of those of its closed case."""
        state = self.held.state
        if isinstance(state, Case):
            told = state.stage is Stage.CLOSED and state.publicity is not Publicity.CONFIDENTIAL
            shown = state.follow_up and told
            state = self.reading.held(state.follow_up).state if shown else None
        return state if isinstance(state, FollowUp) else None

    @cached_property
    def matter(self) -> Matter | None:
        """The one case that the paper is about."""
        state = self.held.state
        if isinstance(state, Meeting):
            number = self.topic.item
            return self._on_agenda(state, state.items[number]) if number else None
        if isinstance(state, FollowUp):
            case, decision = self.reading.held(state.case).of(Case), state.decision
        elif isinstance(state, Case):
            case, decision = state, self.topic.decision
        else:
            return None
        handling = next((handled for handled in case.handlings if handled.key == decision), None)
        return self._handled(case, handling) if handling else self._prepared(case)

    @cached_property
    def entries(self) -> list[tuple[Item, Matter | None]]:
        """The items of a meeting, by section once they have one, else by item, with their matters."""
        meeting = self.meeting
        items = meeting.items.values() if meeting else ()
        in_order = sorted(items, key=lambda item: (item.place, item.number))
        return [(item, self.matter_of(item)) for item in in_order]

    def matter_of(self, item: Item) -> Matter | None:
        """The case of an item of the meeting; None of one that has no case."""
        return self._on_agenda(self.meeting, item) if item.case and self.meeting else None

    @property
    def matters(self) -> list[Matter]:
        """The cases of a meeting, in the order of its items."""
        return [matter for _, matter in self.entries if matter]

    @cached_property
    def group(self) -> Body | None:
        """The steering group that is asked, answers or met."""
        code = self.session.group if self.session else self.topic.group
        return self.bodies.get(code) if code else None

    @property
    def kept_secret(self) -> Text | None:
        """Why a paper has its heading alone: it would tell of the money and goals of a confidential case."""
        case = self.matter.case if self.matter and isinstance(self.held.state, FollowUp) else None
        return secret(case.ground) if case and case.publicity is Publicity.CONFIDENTIAL else None

    def hides(self, item: Item) -> bool:
        """Whether the paper says no more of an item than that there is a confidential one."""
        if self.whole:
            return False
        case = self.reading.held(item.case).of(Case) if item.case else None
        if item.secrecy is None:
            return case is not None and case.confidential
        if case:
            return case.secrecy_ended is None
        last = item.secrecy.until
        return last is None or local_day(self.fact.recorded_at) <= last

    @property
    def hides_matter(self) -> bool:
        """Whether the minutes say no more of its item than that it is confidential: nor does the paper."""
        item = self.matter.item if self.matter else None
        return item is not None and self.hides(item)

    def titled(self, attachment: Attachment, case: Case) -> Text | None:
        """The title of a secret attachment, for those who may read it; None for others."""
        title, opened = attachment.sealed_title, case.opens(attachment.secrecy)
        return self.show(title, None, opened=opened) if title and (self.whole or opened) else None

    def _case(self, number: str) -> Case:
        """A case; of an agenda that is made anew as it stood before, unless it is confidential now."""
        now = self.reading.held(number).of(Case)
        if self.anew is None or now.confidential:
            return now
        by_then = (fact for fact in self.reading.facts(number) if self.anew.knew(fact))
        return Held(number).after(tuple(by_then)).of(Case)

    def _on_agenda(self, meeting: Meeting, item: Item) -> Matter:
        case = self._case(item.case)
        if item.handling:
            return self._handled(case, item.handling)
        body, holder = self.bodies.get(meeting.body), self.people.presenter_of(meeting)
        return replace(self._prepared(case), body=body, meeting=meeting, item=item, holder=holder)

    def _handled(self, case: Case, handling: Handling) -> Matter:
        before = self.reading.held(handling.meeting).of(Meeting) if handling.meeting else None
        meeting = self.meeting or before
        status = case.decisions.get(handling.key)
        return Matter(
            case=case,
            bodies=self.bodies,
            proposal=corrected(self._proposal(case, handling.revision), status),
            body=self.bodies.get(handling.body),
            meeting=meeting,
            item=meeting.items[handling.item] if meeting else None,
            handling=handling,
            status=status,
            original=self._proposal(case, handling.revised_from or handling.revision),
            informed=informed_of(case, case.proposals[handling.revision - 1], self.show, whole=self.whole),
            preparer=self._preparer(case),
            known=self.people.named,
            holder=self.people.presenter_of(meeting) if meeting else "",
        )

    def _prepared(self, case: Case) -> Matter:
        preparer = self._preparer(case)
        if not case.proposals:
            return Matter(case=case, bodies=self.bodies, preparer=preparer)
        proposal = self._proposal(case, self.topic.revision)
        informed = informed_of(case, proposal, self.show, whole=self.whole)
        known = self.people.named
        return Matter(case, self.bodies, proposal, informed=informed, preparer=preparer, known=known)

    def _preparer(self, case: Case) -> tuple[str, ...]:
        return tuple(published_of(case, self.municipality.further_information, self.reading, self.gone.add))

    def _proposal(self, case: Case, revision: int) -> Proposal:
        proposal = case.proposals[revision - 1]
        ground = case.ground if case.publicity is Publicity.CONFIDENTIAL else ""
        told = self.whole or case.secrecy_ended is not None
        return proposal if told else proposal.public_part(confidential_on=ground)
