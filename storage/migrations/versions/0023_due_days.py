"""the day of the week or month on which what comes back is due"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("assignment", "notice_task"):
        op.add_column(table, sa.Column("due_day", sa.Integer(), nullable=True))


def downgrade() -> None:
    for table in ("assignment", "notice_task"):
        op.drop_column(table, "due_day")
