"""Where in a fact a text stands, in words: the path `proposal.clauses.1.text` as people would say it."""

from __future__ import annotations

from app.language import language
from models.base.words import Said

PARTS = {
    "against": Said.of("screen", "challenge"),
    "as_it_was": Said.of("screen", "service"),
    "attachments": Said.of("screen", "attachment"),
    "changes": Said.of("screen", "change wished"),
    "clauses": Said.of("screen", "clause"),
    "comment": Said.of("screen", "comment"),
    "contact": Said.of("screen", "contact data"),
    "correction": Said.of("screen", "correction"),
    "decision_reasons": Said.of("screen", "reasons of the decision"),
    "dissent": Said.of("screen", "dissent"),
    "done": Said.of("screen", "what was done"),
    "email": Said.of("screen", "mail address"),
    "extracts": Said.of("screen", "extract"),
    "figures": Said.of("screen", "report"),
    "goals": Said.of("screen", "goal"),
    "ground": Said.of("screen", "ground"),
    "handling": Said.of("screen", "handling"),
    "informed": Said.of("screen", "who is informed"),
    "instructions": Said.of("screen", "instructions"),
    "late_ground": Said.of("screen", "ground for taking it in late"),
    "made_by": Said.of("screen", "who made it"),
    "motion": Said.of("screen", "motion"),
    "motions": Said.of("screen", "motion"),
    "name": Said.of("screen", "name"),
    "note": Said.of("screen", "note"),
    "papers": Said.of("screen", "papers that go along"),
    "postal": Said.of("screen", "postal address"),
    "proposal": Said.of("screen", "proposal"),
    "reason": Said.of("screen", "reason"),
    "reasons": Said.of("screen", "reasons"),
    "recusal": Said.of("screen", "recusal"),
    "recused": Said.of("screen", "recusal"),
    "remarks": Said.of("screen", "remarks"),
    "review": Said.of("screen", "review"),
    "sealed_title": Said.of("screen", "title"),
    "secrecy": Said.of("screen", "secrecy"),
    "secret_title": Said.of("screen", "confidential title"),
    "settlement": Said.of("screen", "settlement"),
    "summary": Said.of("screen", "summary"),
    "telephone": Said.of("screen", "telephone"),
    "text": Said.of("screen", "text"),
    "title": Said.of("screen", "title"),
    "to": Said.of("screen", "receiver"),
    "wording": Said.of("screen", "wording"),
}
"""The words for what facts are made of, as far as texts stand in it."""


def place_in_words(where: str) -> str:
    """For example 'proposal, clause 1, text'; a number belongs to the word before it."""
    said: list[str] = []
    for name in where.split("."):
        if name.isdecimal() and said:
            said[-1] += f" {name}"
        else:
            said.append(PARTS[name].say(language()) if name in PARTS else name)
    return ", ".join(said)
