"""What belongs to one paper, read from the registry as it stood when the paper was ordered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from activities.papers.actors import kept_by
from activities.papers.matter import Matter, entitled
from activities.papers.officers import Officers, officers_of
from activities.papers.preparer import published_of
from activities.papers.secrecy import ERASED, secret
from activities.reading import Reading
from models.base.calendar import local_day
from models.base.text import Text
from models.base.writing import OwnWords, Written
from models.bodies.body import Bodies, Body
from models.bodies.body_register import bodies_on, municipality_on
from models.case.case import Case, Publicity
from models.case.decision_status import DecisionStatus
from models.case.proposal import Attachment, Proposal
from models.engine.journal import Content, Fact
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.law.personal_data import unmarked
from models.law.secrecy import PRIVATE_PERSON
from models.matter.handling import Handling
from models.matter.item import Item
from models.matter.stage import Stage
from models.meeting.hidden import as_called_now
from models.meeting.meeting import Meeting
from models.municipality.municipality import Municipality
from models.papers.paper import topic_of
from models.papers.paper_order import PaperOrder
from models.papers.topic import Topic


@dataclass
class Scene:
    """One order with all that belongs to it. `shown` collects the long texts that the paper prints, `sealed`
    the commitments of those among them that lie sealed, `gone` of those that it would print and cannot.
    """

    order: PaperOrder
    reading: Reading
    shown: dict[str, Text] = field(default_factory=dict)
    sealed: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)

    @property
    def whole(self) -> bool:
        """Whether it is the edition for those who may read what the public one leaves out."""
        return self.order.whole

    @cached_property
    def held(self) -> Held:
        """The journal that called for the paper."""
        return self.reading.held(self.order.journal)

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
        said = self.fact.content
        return as_called_now(said, self.meeting) if self.meeting else said

    @cached_property
    def topic(self) -> Topic:
        """What the paper is about, by that fact."""
        return topic_of(self.order, self.content)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting, if it is a meeting's paper."""
        return self.held.state if isinstance(self.held.state, Meeting) else None

    @property
    def minute_keeper(self) -> tuple[Text | str, str]:
        """Title and name of who kept the minutes: the body's secretary of that day, else who closed it."""
        meeting = self.meeting
        if meeting is None:
            return "", ""
        officer = self.bodies.get(meeting.body).secretary_on(meeting.day)
        if officer and officer.name:
            return entitled(officer.title, officer.name)
        keeper = meeting.minute_keeper or meeting.secretary
        title, name = kept_by(officer, keeper, self.reading, self.order.language)
        return entitled(title, name)

    @property
    def officers(self) -> Officers | None:
        """Who held the meeting, of its own papers."""
        if self.meeting is None:
            return None
        return officers_of(self.meeting, self.entries, self.minute_keeper, self.order.language)

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
            shown = (
                state.follow_up
                and state.stage is Stage.CLOSED
                and state.publicity is not Publicity.CONFIDENTIAL
            )
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
        else:
            case, decision = self.held.of(Case), self.topic.decision
        handling = next((handled for handled in case.handlings if handled.key == decision), None)
        return self._handled(case, handling) if handling else self._prepared(case)

    @cached_property
    def entries(self) -> list[tuple[Item, Matter | None]]:
        """The items of a meeting, by section once they have one, else by item, with their matters."""
        meeting = self.meeting
        items = meeting.items.values() if meeting else ()
        in_order = sorted(items, key=lambda item: (item.section, item.number))
        return [
            (item, self._on_agenda(meeting, item) if item.case and meeting else None) for item in in_order
        ]

    @property
    def matters(self) -> list[Matter]:
        """The cases of a meeting, in the order of its items."""
        return [matter for _, matter in self.entries if matter]

    @cached_property
    def group(self) -> Body | None:
        """The steering group that is asked or answers."""
        return self.bodies.get(self.topic.group) if self.topic.group else None

    @property
    def withheld(self) -> Text | None:
        """Why a paper has its heading alone: it would tell of the money and goals of a confidential case."""
        case = self.matter.case if self.matter and isinstance(self.held.state, FollowUp) else None
        return secret(case.ground) if case and case.publicity is Publicity.CONFIDENTIAL else None

    def show(self, written: Written, case: Case | None, *, opened: bool = False) -> Text:
        """A long text; of a confidential one only that it is confidential, and the ground.

        `opened` says that the secrecy of what it is about has ended.
        """
        told = self.whole or opened or (case is not None and case.secrecy_ended is not None)
        if case and not told and (written.sealed or case.publicity is Publicity.CONFIDENTIAL):
            return secret(case.ground)
        if self.whole and written.whole and (text := self.read(written.whole)):
            self.shown[written.whole.sha256] = unmarked(text)
            return unmarked(text)
        text = self.read(written) if told or not written.sealed else None
        if text is None:
            return ERASED
        self.shown[written.sha256] = text
        if self.whole and case is not None and case.confidential:
            self.sealed.add(written.sha256)
        return text

    def read(self, written: Written) -> Text | None:
        """A long text; that a sealed one was read, or could not be, is noted. None if it was erased."""
        text = self.reading.text(written)
        if written.sealed and text is None:
            self.gone.add(written.sha256)
        elif written.sealed and self.whole:
            self.sealed.add(written.sha256)
        return text

    def own(self, words: OwnWords, case: Case | None) -> Text | str:
        """People's own words, or that they are confidential where they lie sealed."""
        if isinstance(words, str):
            return words
        return self.show(words, case) if self.whole or (case and case.secrecy_ended) else secret("")

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

    def titled(self, attachment: Attachment, case: Case) -> Text | None:
        """The title of a secret attachment, for those who may read it; None for others."""
        title, opened = attachment.sealed_title, case.opens(attachment.secrecy)
        return self.show(title, None, opened=opened) if title and (self.whole or opened) else None

    def _on_agenda(self, meeting: Meeting, item: Item) -> Matter:
        case = self.reading.held(item.case).of(Case)
        if item.handling:
            return self._handled(case, item.handling)
        return replace(self._prepared(case), body=self.bodies.get(meeting.body), meeting=meeting, item=item)

    def _handled(self, case: Case, handling: Handling) -> Matter:
        meeting: Meeting | None = self.meeting
        if meeting is None and handling.meeting:
            meeting = self.reading.held(handling.meeting).of(Meeting)
        status = case.decisions.get(handling.key)
        return Matter(
            case=case,
            bodies=self.bodies,
            proposal=_corrected(self._proposal(case, handling.revision), status),
            body=self.bodies.get(handling.body),
            meeting=meeting,
            item=meeting.items[handling.item] if meeting else None,
            handling=handling,
            status=status,
            original=self._proposal(case, handling.revised_from or handling.revision),
            informed=self._informed(case.proposals[handling.revision - 1]),
            preparer=self._preparer(case),
        )

    def _prepared(self, case: Case) -> Matter:
        preparer = self._preparer(case)
        if not case.proposals:
            return Matter(case=case, bodies=self.bodies, preparer=preparer)
        proposal = self._proposal(case, self.topic.revision)
        informed = self._informed(proposal)
        return Matter(case, self.bodies, proposal, informed=informed, preparer=preparer)

    def _preparer(self, case: Case) -> tuple[str, ...]:
        wanted = self.municipality.further_information
        return tuple(published_of(case, wanted, self.reading, self.gone.add))

    def _proposal(self, case: Case, revision: int) -> Proposal:
        proposal = case.proposals[revision - 1]
        confidential = case.publicity is Publicity.CONFIDENTIAL
        told = self.whole or case.secrecy_ended is not None
        return proposal if told else proposal.public_part(confidential=confidential)

    def _informed(self, proposal: Proposal) -> tuple[Text | str, ...]:
        """Those to be informed: public parties by name, private persons to the public only as such."""
        return tuple(
            party if isinstance(party, str) else self.show(party, None) if self.whole else PRIVATE_PERSON
            for party in proposal.informed
        )


def _corrected(proposal: Proposal, status: DecisionStatus | None) -> Proposal:
    """The proposal with the clerical errors of its decision corrected."""
    texts = {each.clause: each.text for each in status.corrections} if status else {}
    clauses = tuple(
        clause.model_copy(update={"text": texts.get(clause.number, clause.text)})
        for clause in proposal.clauses
    )
    return proposal.model_copy(update={"clauses": clauses})
