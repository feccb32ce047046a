"""The facts of a refusal"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("refused", sa.Column("said", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("refused", schema=None) as batch_op:
        batch_op.alter_column("said", server_default=None)
