"""The version of the program: which ones drove this registry, and which one made each paper"""

import sqlalchemy as sa
from alembic import op

from models.base import clock
from models.tables.columns import Instant

revision = "0010"
down_revision = "0007"
branch_labels = None
depends_on = None

UNTIL_NOW = "0.1.0"
"""The releases that told a paper's maker by two hashes: of its template and of its layout."""

_PAPER = sa.table(
    "paper", *(sa.column(name, sa.String()) for name in ("template_sha256", "layout_sha256", "version"))
)


def upgrade() -> None:
    version = op.create_table(
        "version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("release", sa.String(length=40), nullable=False),
        sa.Column("since", Instant(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
    )
    op.add_column("paper", sa.Column("version", sa.String(length=64), nullable=False, server_default=""))
    halves = sa.func.substr(_PAPER.c.template_sha256, 1, 32, type_=sa.String()).concat(
        sa.func.substr(_PAPER.c.layout_sha256, 1, 32)
    )
    op.execute(sa.update(_PAPER).values(version=halves))
    made = sa.select(_PAPER.c.version).distinct().order_by(_PAPER.c.version)
    known = [
        {"sha256": sha256, "release": UNTIL_NOW, "since": clock.now()}
        for sha256 in op.get_bind().execute(made).scalars()
    ]
    if known:
        op.bulk_insert(version, known)
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.alter_column("version", server_default=None)
        batch_op.drop_column("template_sha256")
        batch_op.drop_column("layout_sha256")
