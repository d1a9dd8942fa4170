"""the hamlet in which a plan is to be done, and the earlier plan whose place it took"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan", sa.Column("hamlet_id", sa.Integer(), sa.ForeignKey("hamlet.id")), inline_references=True)
    op.add_column("plan", sa.Column("replaces", sa.Integer(), sa.ForeignKey("plan.id")), inline_references=True)


def downgrade() -> None:
    op.drop_column("plan", "replaces")
    op.drop_column("plan", "hamlet_id")
