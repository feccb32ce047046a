"""Which papers go with a notice: those that its fact called for; of a meeting, agenda and proposals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from models.agenda.agenda_version import AgendaPublished
from models.base.language import Language
from models.engine.journal import Fact
from models.engine.state import State
from models.meeting.meeting import Meeting
from models.papers.notice import NOTICES
from models.papers.notice_order import NoticeOrder
from models.papers.paper import PAPERS, papers
from models.papers.paper_order import PaperOrder

AGENDA = "agenda"
PROPOSAL = "proposal"


def enclosed(order: NoticeOrder, facts: Sequence[Fact], state: State) -> tuple[PaperOrder, ...]:
    """The papers that go with a notice; `facts` are its journal's up to its fact, `state` as it was after it.

    Of a meeting they go in every language of its body, else in the reader's, if they were made in it.
    """
    templates = {each for kind in NOTICES if kind.template == order.template for each in kind.encloses}
    if AGENDA in templates and isinstance(state, Meeting):
        return tuple(_summoning(state, facts))
    own = (paper for paper in papers(facts[-1], state) if paper.template in templates)
    return tuple(own if isinstance(state, Meeting) else _for_reader(own, order.language))


def _for_reader(made: Iterable[PaperOrder], language: Language) -> Iterator[PaperOrder]:
    """Of each paper the copy in a language, else the first one."""
    copies: defaultdict[tuple[str, str], list[PaperOrder]] = defaultdict(list)
    for paper in made:
        copies[paper.template, paper.subject].append(paper)
    for each in copies.values():
        yield next((copy for copy in each if copy.language == language), each[0])


def _summoning(meeting: Meeting, facts: Sequence[Fact]) -> Iterator[PaperOrder]:
    """The last version of the agenda, and the proposals that everybody may read; of a change the new ones."""
    made = _made_last(facts)
    said = facts[-1].content
    only = {line.item for line in said.changes.added} if isinstance(said, AgendaPublished) else None
    wanted = [(AGENDA, "", 0)]
    for number, item in sorted(meeting.items.items()):
        if item.case and not item.secrecy and (only is None or number in only):
            wanted.append((PROPOSAL, str(number), number))
    for template, subject, number in wanted:
        if (template, number) in made:
            for language in meeting.languages or ("fi",):
                yield PaperOrder(
                    template=template,
                    language=language,
                    journal=meeting.id,
                    seq=made[template, number],
                    subject=subject,
                )


def _made_last(facts: Iterable[Fact]) -> dict[tuple[str, int], int]:
    """The fact that called for the last agenda, and for the last proposal under each number of an item."""
    kinds = [kind for kind in PAPERS if kind.template in (AGENDA, PROPOSAL)]
    return {
        (kind.template, about.item): fact.seq
        for fact in facts
        for kind in kinds
        for about in kind.topics_of(fact.content)
    }
