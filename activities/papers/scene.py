"""What belongs to one paper, read from the registry as it stood when the paper was ordered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from activities.papers.matter import Matter, entitled
from activities.papers.officers import Officers, officers_of
from activities.papers.preparer import published_of
from activities.papers.secrecy import ERASED, secret
from activities.reading import Reading
from models.base.calendar import local_day
from models.base.text import Text
from models.base.writing import Written
from models.bodies.body import Bodies, Body
from models.bodies.body_register import bodies_on, municipality_on
from models.case.case import Case, Publicity
from models.case.decision_status import DecisionStatus
from models.case.proposal import Proposal
from models.engine.journal import Content, Fact
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.matter.handling import Handling
from models.matter.item import Item
from models.meeting.meeting import Meeting
from models.municipality.municipality import Municipality
from models.papers.paper import topic_of
from models.papers.paper_order import PaperOrder
from models.papers.topic import Topic


@dataclass
class Scene:
    """One order with all that belongs to it. `shown` collects the long texts that the paper prints.

    `gone` has the commitments of what it would print of a person, and was erased.
    """

    order: PaperOrder
    reading: Reading
    shown: dict[str, Text] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)

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

    @property
    def content(self) -> Content:
        """What that fact says."""
        return self.fact.content

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
        keeper = (officer.name if officer else None) or meeting.minute_keeper or meeting.secretary
        return entitled(officer.title, keeper) if officer else ("", keeper)

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
            shown = state.follow_up and not state.open and state.publicity is not Publicity.CONFIDENTIAL
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

    def show(self, written: Written, case: Case | None) -> Text:
        """A long text; of a confidential one only that it is confidential, and the ground."""
        if case and (written.sealed or case.publicity is Publicity.CONFIDENTIAL):
            return secret(case.ground)
        text = None if written.sealed else self.reading.text(written)
        if text is None:
            return ERASED
        self.shown[written.sha256] = text
        return text

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
            proposal=_corrected(_public(case, handling.revision), status),
            body=self.bodies.get(handling.body),
            meeting=meeting,
            item=meeting.items[handling.item] if meeting else None,
            handling=handling,
            status=status,
            original=_public(case, handling.revised_from or handling.revision),
            preparer=self._preparer(case),
        )

    def _prepared(self, case: Case) -> Matter:
        proposal = _public(case, self.topic.revision) if case.proposals else None
        return Matter(case=case, bodies=self.bodies, proposal=proposal, preparer=self._preparer(case))

    def _preparer(self, case: Case) -> tuple[str, ...]:
        wanted = self.municipality.further_information
        return tuple(published_of(case, wanted, self.reading, self.gone.append))


def _corrected(proposal: Proposal, status: DecisionStatus | None) -> Proposal:
    """The proposal with the clerical errors of its decision corrected."""
    texts = {each.clause: each.text for each in status.corrections} if status else {}
    clauses = tuple(
        clause.model_copy(update={"text": texts.get(clause.number, clause.text)})
        for clause in proposal.clauses
    )
    return proposal.model_copy(update={"clauses": clauses})


def _public(case: Case, revision: int) -> Proposal:
    return case.proposals[revision - 1].public_part(confidential=case.publicity is Publicity.CONFIDENTIAL)
