"""The times in the ledger: it notes from which place on recorded times run forward"""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_LEDGER = sa.table("ledger", *map(sa.column, ("line", "position", "version", "entries", "hash")))
_REGISTRY = sa.table("registry", *map(sa.column, ("position", "line", "head", "timed_after")))


def canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def upgrade() -> None:
    connection = op.get_bind()
    registry = connection.execute(sa.select(_REGISTRY)).one()
    if not registry.timed_after:
        return
    digest = hashlib.sha256(canonical(["timed", registry.timed_after]).encode()).hexdigest()
    line, said = registry.line + 1, canonical([["timed", [1], digest]])
    hashed = canonical([registry.head, line, registry.position, "", said])
    head = hashlib.sha256(hashed.encode()).hexdigest()
    row = {"line": line, "position": registry.position, "version": "", "entries": said, "hash": head}
    connection.execute(sa.insert(_LEDGER), row)
    connection.execute(sa.update(_REGISTRY).values(line=line, head=head))
