"""What is doubtful in a case file: decisions that stay in the present, and what another body decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.case_file.script import Script
from models.base.language import Language
from models.base.text import Text
from models.base.words import Said
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.matter.handling import decides
from models.matter.resolution import takes_the_proposal
from models.matter.verbs import turns
from models.preparation.presenting import ApprovedForAgenda
from models.whole.memory import Memory


def in_the_present(script: Script, memory: Memory) -> Iterator[tuple[int, str]]:
    """Section and body of each decision none of whose clauses has a verb of the body in one of its languages.

    Whoever decides alone may write without naming themselves, and is not meant.
    """
    texts = {manuscript.written.sha256: manuscript.text for manuscript in script.manuscripts}
    case = memory.held(script.case).of(Case)
    for handling in case.handlings:
        if handling.meeting and decides(handling) and takes_the_proposal(handling):
            names = bodies_on(memory, handling.day).get(handling.body).names
            clauses = [
                texts.get(clause.text.sha256) for clause in case.proposals[handling.revision - 1].clauses
            ]
            known = [text for text in clauses if text]
            if any(not _turns(known, names, language) for language in names.texts):
                yield handling.section, names.say(case.language)


def doubtful(memory: Memory) -> Iterator[Said]:
    """Approvals for the agenda of a body of what another one decides."""
    for fact in memory.facts:
        if isinstance(fact.content, ApprovedForAgenda) and fact.content.others:
            yield fact.content.said()


def _turns(clauses: Sequence[Text], names: Text, language: Language) -> bool:
    """Whether what is said in a language, if anything is, has a verb of the body."""
    said = [text.say(language) for text in clauses if language in text.texts]
    return not said or any(turns(words, names.say(language), language) for words in said)
