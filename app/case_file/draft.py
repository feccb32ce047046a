"""The proposals of a case file, its people, and the numbers that were given elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from app.case_file import scalars
from app.case_file.finding import thing
from app.case_file.grant import GrantReader
from app.case_file.nodes import Keys, Node, Scalar
from app.case_file.papers import Papers
from app.case_file.script import Person
from app.case_file.shape import A_PERSON, Shape
from models.base.people import Official
from models.base.terms import spoken
from models.base.words import Said
from models.base.writing import OwnWords, Written
from models.case.proposal import Attachment, Clause, ExtractFor, Proposal
from models.law.outcome import SAID, Outcome
from models.law.personal_data import marked
from models.matter.appropriation import Appropriation
from models.register.numbers import NoteGivenElsewhere

PROPOSAL = (
    "like",
    "clauses",
    "reasons",
    "decision reasons",
    "summary",
    "appropriation",
    "presenter",
    "further information",
    "attachments",
    "extracts",
    "informed",
    "kind",
    "to",
    "legal ground",
    "noting",
    "refusing",
    "answers",
    "claim against",
    "corrects",
    "heard",
    "to loss",
    "consent",
)
ATTACHMENT = ("title", "file", "secrecy")
EXTRACT = ("to", "papers")
PERSON = ("name", "title", "mail")
ANSWERS_IN_WORDS = {spoken(answer): answer for answer in SAID}
"""What a clause may come to by being approved, as people write it."""
LONGEST = 200
"""Letters of a name, a title or a mail address."""
PRIVATE = ("private", "mail")


def people(node: Node | None, shape: Shape) -> dict[str, Person]:
    """The file's address book."""
    found = {}
    for key, value in shape.keys(node, "'people'").entries if node else ():
        keys = shape.keys(value, thing("The person {name}", name=key.text), PERSON)
        person = Person(key.text, *(_called(keys, name, shape) for name in PERSON))
        if not re.fullmatch(r"[a-zåäö][a-zåäö0-9_-]{0,60}", key.text):
            shape.findings.add(
                key,
                Said.of("finding", "'{key}' is not a key of a person.", key=key.text),
                Said.of("finding", "Use small letters, like kivela."),
            )
        _mail(keys, shape)
        found[key.text] = person
    return found


def _called(keys: Keys, name: str, shape: Shape) -> str:
    """A name, a title or an address, as long as people have them."""
    word = shape.optional_word(keys, name)
    if len(word) > LONGEST:
        said = Said.why(
            "{field} is longer than {max_length} characters.", field=f"'{name}'", max_length=LONGEST
        )
        shape.findings.add(keys.get(name) or keys, said)
    return word[:LONGEST]


def _mail(keys: Keys, shape: Shape) -> str:
    """The mail address of a person, empty when there is none."""
    mail = shape.optional_word(keys, "mail")
    if mail and not re.fullmatch(r"[^@\s]+@[^@\s]+", mail):
        shape.findings.add(
            keys.get("mail") or keys, Said.of("finding", "'{mail}' is not a mail address.", mail=mail)
        )
    return mail


@dataclass
class Drafts:
    """The proposals by the names that acts call them by."""

    shape: Shape
    papers: Papers
    people: Mapping[str, Person]
    grant: Appropriation | None = None
    written: dict[str, Keys] = field(default_factory=dict)
    proposals: dict[str, Proposal | None] = field(default_factory=dict)
    """Under each name; None when it cannot be read, which is told already."""

    def read(self, one: Node | None, several: Node | None) -> None:
        """`proposal` or `proposals` of the file."""
        if one is not None:
            self._read("proposal", one)
        for name, node in self.shape.keys(several, "'proposals'").entries if several else ():
            self._read(name.text, node)

    def _read(self, name: str, node: Node) -> None:
        keys = self.shape.keys(node, thing("A proposal"), PROPOSAL)
        like = keys.get("like")
        if like is not None and (
            earlier := self.shape.known_word(like, thing("earlier proposal"), self.written)
        ):
            changed = keys.but("like")
            kept = [entry for entry in self.written[earlier].entries if changed.get(entry[0].text) is None]
            keys = Keys(keys.line, keys.column, (*changed.entries, *kept))
        self.written[name] = keys
        self.proposals[name] = self._proposal(keys)

    def _proposal(self, keys: Keys) -> Proposal | None:
        before = len(self.shape.findings)
        clauses = self.shape.wanted(keys, "clauses", thing("The proposal"))
        own = keys.get("decision reasons")
        reasons = keys.get("reasons") if own else self.shape.wanted(keys, "reasons", thing("The proposal"))
        reasons = None if isinstance(reasons, Scalar) and not reasons.text else reasons
        presenter = self.shape.wanted(keys, "presenter", thing("The proposal"))
        texts = [
            self.papers.written(node, thing("A clause")) for node in self.shape.items(clauses or Scalar())
        ]
        answers = self._answers(keys, len(texts))
        given = {
            "clauses": [
                Clause(number=n, text=text, answer=answers.get(n))
                for n, text in enumerate(texts, start=1)
                if text
            ],
            "reasons": self.papers.written(reasons, "'reasons'") if reasons else None,
            "decision_reasons": self.papers.written(own, "'decision reasons'") if own else None,
            "summary": self._summary(keys),
            "appropriation": self._grant(keys),
            "presenter": self._official(presenter) if presenter else None,
            "further_information": [
                self._official(node) for node in self._items(keys, "further information")
            ],
            "attachments": [
                self._attachment(n, node) for n, node in enumerate(self._items(keys, "attachments"), start=1)
            ],
            "extracts": [self._extract(node) for node in self._items(keys, "extracts")],
            "informed": [self._party(node) for node in self._items(keys, "informed")],
            **self._nature(keys),
        }
        if len(self.shape.findings) > before:
            return None
        try:
            return Proposal.model_validate(given)
        except ValidationError as error:
            self.shape.invalid(
                error, lambda loc: keys.get(str(loc[0]).replace("_", " ")) or keys if loc else keys
            )
            return None

    def _nature(self, keys: Keys) -> dict[str, str]:
        """What kind of proposal it is, in words as people write them: `legal ground: local government`."""
        words = {name: self.shape.optional_word(keys, name) for name in ("kind", "legal ground")}
        plain = ("to", "noting", "refusing", "claim against", "corrects", "heard", "to loss", "consent")
        names = {name: self.shape.optional_word(keys, name) for name in plain}
        if names["to loss"] == "no":
            names |= {"to loss": "", "no loss": "yes"}
        given = {name: word.replace(" ", "_") for name, word in words.items()} | names
        return {name.replace(" ", "_"): word for name, word in given.items() if word}

    def _answers(self, keys: Keys, clauses: int) -> dict[int, Outcome]:
        """What clauses come to by being approved: one word for all of them, or clause by clause."""
        node = keys.get("answers")
        if node is None:
            return {}
        if isinstance(node, Scalar):
            answer = self._answer(node)
            return {number: answer for number in range(1, clauses + 1) if answer}
        named = {str(number): number for number in range(1, clauses + 1)}
        found = {}
        for key, word in self.shape.keys(node, "'answers'").entries:
            number, answer = self.shape.known_word(key, thing("clause"), named), self._answer(word)
            if number and answer:
                found[named[number]] = answer
        return found

    def _answer(self, node: Node) -> Outcome | None:
        word = self.shape.known_word(node, thing("answer"), ANSWERS_IN_WORDS)
        return ANSWERS_IN_WORDS[word] if word else None

    def _items(self, keys: Keys, key: str) -> tuple[Node, ...]:
        node = keys.get(key)
        return () if node is None else self.shape.items(node)

    def _summary(self, keys: Keys) -> Written | None:
        node = keys.get("summary")
        return None if node is None else self.papers.written(node, "'summary'")

    def _grant(self, keys: Keys) -> Appropriation | None:
        node = keys.get("appropriation")
        return self.grant if node is None else GrantReader(self.shape, self.people).read(node)

    def _official(self, node: Node) -> Official | None:
        key = self.shape.known_word(node, A_PERSON, self.people)
        return self.people[key].official() if key else None

    def _extract(self, node: Node) -> ExtractFor | None:
        """Who gets an extract: a word, or with the papers that go along."""
        if not isinstance(node, Keys):
            to = self._own(node, thing("Who gets an extract"))
            return ExtractFor(to=to) if to else None
        keys = self.shape.keys(node, thing("An extract"), EXTRACT)
        receiver = self.shape.wanted(keys, "to", thing("An extract"))
        to = None if receiver is None else self._own(receiver, "'to'")
        papers = (self._own(item, thing("A paper")) for item in self._items(keys, "papers"))
        return ExtractFor(to=to, papers=tuple(filter(None, papers))) if to else None

    def _own(self, node: Node, what: Said | str) -> OwnWords | None:
        """A short text in people's own words, which may name somebody; sealed in a confidential case.

        What is marked in it as personal data is left out of what the public reads.
        """
        if self.papers.confidential:
            return self.papers.written(node, what)
        said = self.shape.word(node, what)
        return self.papers.written(node, what) if marked(said or "") else said and said[:300]

    def _party(self, node: Node) -> str | Written | None:
        """A public party by name; a private person sealed, with the way of mail to them."""
        if not isinstance(node, Keys):
            return self._own(node, thing("Who is informed"))
        keys = self.shape.keys(node, thing("A private person"), PRIVATE)
        mail = _mail(keys, self.shape)
        name = self.shape.wanted(keys, "private", thing("A private person"))
        written = None if name is None else self.papers.written(name, thing("The name"), sealed=True)
        if written and mail:
            self.papers.mails[written.sha256] = mail
        return written

    def _attachment(self, number: int, node: Node) -> Attachment | None:
        if not isinstance(node, Keys):
            title = self.shape.word(node, thing("An attachment"))
            return Attachment(number=number, title=title[:300]) if title else None
        keys = self.shape.keys(node, thing("An attachment"), ATTACHMENT)
        wanted = self.shape.wanted(keys, "title", thing("It"))
        file = keys.get("file")
        secrecy = self.shape.optional_word(keys, "secrecy")
        sha256, name = "", ""
        if isinstance(file, Scalar):
            sha256, name = self.papers.attached(file, secret=bool(secrecy))
        if secrecy and wanted is not None:
            sealed = self.papers.written(wanted, "'title'", sealed=True)
            return Attachment(
                number=number,
                sealed_title=sealed,
                sha256=sha256,
                sealed_file=bool(sha256),
                secrecy=secrecy,
            )
        title = None if wanted is None else self.shape.word(wanted, "'title'")
        if not title:
            return None
        return Attachment(number=number, title=title[:300], sha256=sha256, name=name)


def elsewhere(node: Node | None, shape: Shape) -> Iterator[tuple[int, NoteGivenElsewhere]]:
    """The numbers that were given elsewhere before the first act, each range with its line."""
    for series, value in shape.keys(node, "'numbers given elsewhere'").entries if node else ():
        for part in shape.items(value):
            if span := shape.parsed(part, thing("The numbers of {name}", name=series.text), scalars.span):
                try:
                    yield (
                        part.line,
                        NoteGivenElsewhere(series=series.text, first=span[0], last=span[1]),
                    )
                except ValidationError as error:
                    shape.invalid(error, lambda _, at=series: at, lambda _: _SERIES)  # type: ignore[misc]


_SERIES = Said.of(
    "finding", "A series is a register and year (HEL 2021) or a body's sections of a year (§ khs 2021)."
)
