"""The name of the registry"""

import sqlalchemy as sa
from alembic import op

from models.base import clock

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("registry", sa.Column("name", sa.String(length=36), nullable=False, server_default=""))
    op.execute(sa.text("update registry set name = :name").bindparams(name=clock.new_id()))
    with op.batch_alter_table("registry", schema=None) as batch_op:
        batch_op.alter_column("name", server_default=None)
