"""Where in a fact a text stands, in words: the path `proposal.clauses.1.text` as people would say it."""

from __future__ import annotations

from app.commands import screen

PARTS = {
    "against": screen.part("challenge"),
    "as_it_was": screen.part("service"),
    "attachments": screen.part("attachment"),
    "changes": screen.part("change wished"),
    "clauses": screen.part("clause"),
    "comment": screen.part("comment"),
    "contact": screen.part("contact data"),
    "correction": screen.part("correction"),
    "decision_reasons": screen.part("reasons of the decision"),
    "dissent": screen.part("dissent"),
    "done": screen.part("what was done"),
    "email": screen.part("mail address"),
    "extracts": screen.part("extract"),
    "figures": screen.part("report"),
    "goals": screen.part("goal"),
    "ground": screen.part("ground"),
    "handling": screen.part("handling"),
    "informed": screen.part("who is informed"),
    "instructions": screen.part("instructions"),
    "late_ground": screen.part("ground for taking it in late"),
    "made_by": screen.part("who made it"),
    "motion": screen.part("motion"),
    "motions": screen.part("motion"),
    "name": screen.part("name"),
    "note": screen.part("note"),
    "papers": screen.part("papers that go along"),
    "postal": screen.part("postal address"),
    "proposal": screen.part("proposal"),
    "reason": screen.part("reason"),
    "reasons": screen.part("reasons"),
    "recusal": screen.part("recusal"),
    "recused": screen.part("recusal"),
    "remarks": screen.part("remarks"),
    "review": screen.part("review"),
    "sealed_title": screen.part("title"),
    "secrecy": screen.part("secrecy"),
    "secret_title": screen.part("confidential title"),
    "settlement": screen.part("settlement"),
    "summary": screen.part("summary"),
    "telephone": screen.part("telephone"),
    "text": screen.part("text"),
    "title": screen.part("title"),
    "to": screen.part("receiver"),
    "wording": screen.part("wording"),
}
"""The words for what facts are made of, as far as texts stand in it."""


def place_in_words(where: str) -> str:
    """For example 'proposal, clause 1, text'; a number belongs to the word before it."""
    said: list[str] = []
    for name in where.split("."):
        if name.isdecimal() and said:
            said[-1] += f" {name}"
        else:
            said.append(screen.say(PARTS[name]) if name in PARTS else name)
    return ", ".join(said)
