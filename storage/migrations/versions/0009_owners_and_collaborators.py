"""who owns and who helps, a duty's own date, who gave an assignment, and what an owner said of his duty"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assignment", sa.Column("judged_by", sa.String(), nullable=True))
    op.add_column("assignment", sa.Column("notice_id", sa.Integer(), nullable=True))
    op.add_column("assignment", sa.Column("line", sa.Integer(), nullable=True))
    op.add_column("assignment", sa.Column("given_by", sa.Integer(), sa.ForeignKey("member.id")), inline_references=True)
    op.add_column("assignment", sa.Column("given_at", storage.session.UtcDateTime(timezone=True), nullable=True))
    op.execute("UPDATE assignment SET judged_by = 'lists' WHERE recurring = 'daily'")
    op.add_column("duty", sa.Column("part", sa.String(), nullable=False, server_default="owner"))
    op.add_column("duty", sa.Column("due", sa.Date(), nullable=True))
    op.add_column("duty", sa.Column("due_time", sa.Time(), nullable=True))
    op.add_column("duty", sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()))
    for whose in ("hamlet_id", "member_id"):
        there = sa.text(f"{whose} IS NOT NULL")
        op.create_index(
            f"uq_duty_{whose}",
            "duty",
            ["assignment_id", whose],
            unique=True,
            sqlite_where=there,
            postgresql_where=there,
        )
    op.add_column("report", sa.Column("state", sa.String(), nullable=True))
    op.execute("UPDATE report SET state = 'done' WHERE finished")
    op.drop_column("report", "finished")


def downgrade() -> None:
    op.add_column("report", sa.Column("finished", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE report SET finished = (state = 'done') WHERE state IS NOT NULL")
    op.drop_column("report", "state")
    op.drop_index("uq_duty_member_id", "duty")
    op.drop_index("uq_duty_hamlet_id", "duty")
    for column in ("active", "due_time", "due", "part"):
        op.drop_column("duty", column)
    for column in ("given_at", "given_by", "line", "notice_id", "judged_by"):
        op.drop_column("assignment", column)
