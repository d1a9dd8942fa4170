"""what happens to a duty, several files under a report, plans, and bulletins that were read out"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

MOMENT = storage.session.UtcDateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "duty_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("duty_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("by_member", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_time", sa.Time(), nullable=True),
        sa.Column("due_before", sa.Date(), nullable=True),
        sa.Column("due_time_before", sa.Time(), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("other_duty", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["duty_id"], ["duty.id"]),
        sa.ForeignKeyConstraint(["by_member"], ["member.id"]),
        sa.ForeignKeyConstraint(["answers"], ["duty_event.id"]),
        sa.ForeignKeyConstraint(["other_duty"], ["duty.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_duty_event_duty", "duty_event", ["duty_id"])
    op.create_table(
        "report_attachment",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"]),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"]),
        sa.PrimaryKeyConstraint("report_id", "attachment_id"),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, nullable=False),
        sa.Column("message_id", BIG, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_plan_days", "plan", ["committee_id", "last"])
    op.create_index("ix_plan_message", "plan", ["network", "chat_id", "message_id"])
    op.create_table(
        "broadcast",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_member", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.ForeignKeyConstraint(["by_member"], ["member.id"]),
        sa.PrimaryKeyConstraint("committee_id", "day"),
    )


def downgrade() -> None:
    for table in ("broadcast", "plan", "report_attachment", "duty_event"):
        op.drop_table(table)
