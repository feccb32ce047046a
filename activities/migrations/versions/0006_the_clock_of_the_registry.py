"""The clock of the registry"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("registry", sa.Column("rehearsal", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("registry", sa.Column("latest", sa.String(length=20), nullable=True))
    op.add_column("registry", sa.Column("timed_after", sa.BigInteger(), nullable=False, server_default="0"))
    with op.batch_alter_table("registry", schema=None) as batch_op:
        batch_op.alter_column("rehearsal", server_default=None)
        batch_op.alter_column("timed_after", server_default=None)
    op.execute("update registry set latest = (select max(recorded_at) from fact), timed_after = position")
