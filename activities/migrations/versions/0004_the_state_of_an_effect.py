"""The state of an effect: what was told in an English sentence becomes a state and a detail"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WITHHELD = "its answer is withheld, it may name a private person"

WAITS = ("waiting", "failed")

SENTENCES = {
    "failed": "failed: {}",
    "woken": "nudged",
    "asleep": "closed",
    "sent": "sent to {}",
    "filed": "put into the outbox as {}",
    "sent_before": "sent before the registry was restored",
    "not_needed": "no longer needed",
    "no_address": "no address for {}",
    "no_name": "the address for {} has no name any more: it was erased",
    "wrong_address": "the address for {} is no mail address",
    "refused": "refused by the mail server: {}",
}
"""Every sentence that was ever written, by the state that it tells; the detail is in it."""

UNSAID = {"failed": WITHHELD, "refused": WITHHELD, "sent": "a private person"}
"""What the sentence said in place of a detail that is empty."""

_PATTERNS = {
    state: re.compile(re.escape(sentence).replace(r"\{\}", "(.*)"), re.DOTALL)
    for state, sentence in SENTENCES.items()
}

_OLD = sa.table("outbox", *map(sa.column, ("id", "kind", "done", "outcome")))
_NEW = sa.table("outbox", *map(sa.column, ("id", "kind", "state", "detail")))


def state_of(kind: str, done: bool, outcome: str) -> tuple[str, str]:
    """State and detail of an effect of which such a sentence was told."""
    if not done and not outcome:
        return "waiting", ""
    if not done and outcome == "failed: ":
        return "failed", "Exception"  # one that said nothing; an empty detail means that it is withheld
    if kind == "paper" and done:
        return "made", outcome
    for state, pattern in _PATTERNS.items():
        if (state in WAITS) is not done and (found := pattern.fullmatch(outcome)):
            detail = "".join(found.groups())
            return state, "" if detail == UNSAID.get(state) else detail
    return ("done" if done else "failed"), outcome


def upgrade() -> None:
    for name, length, default in (("state", 20, "waiting"), ("detail", 300, "")):
        op.add_column(
            "outbox", sa.Column(name, sa.String(length=length), nullable=False, server_default=default)
        )
    known = op.get_bind().execute(sa.select(_OLD)).all()
    told = [(row.id, *state_of(row.kind, bool(row.done), row.outcome)) for row in known]
    if told:
        changed = sa.update(_NEW).where(_NEW.c.id == sa.bindparam("row"))
        op.get_bind().execute(
            changed.values(state=sa.bindparam("its_state"), detail=sa.bindparam("its_detail")),
            [{"row": row, "its_state": state, "its_detail": detail} for row, state, detail in told],
        )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_driver_done")
        batch_op.drop_column("done")
        batch_op.drop_column("outcome")
        batch_op.alter_column("state", server_default=None)
        batch_op.alter_column("detail", server_default=None)
        batch_op.create_index("ix_outbox_driver_state", ["driver", "state"], unique=False)
