"""programmes, their entries, what was done with each, and to whom lists were handed"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = storage.session.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("settings", storage.session.JsonText(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("cut_off", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("committee_id", "key"),
    )
    op.create_index("ix_programme_assignment_id", "programme", ["assignment_id"])
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("hamlet_id", sa.Integer(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("doubt_of", sa.Integer(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("name_key", sa.String(), nullable=True),
        sa.Column("option", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("stands_at", sa.Integer(), nullable=False),
        sa.Column("support", BIG, nullable=False),
        sa.Column("contribution", BIG, nullable=False),
        sa.Column("amount", BIG, nullable=True),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"]),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlet.id"]),
        sa.ForeignKeyConstraint(["doubt_of"], ["entry.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_entry_place", "entry", ["programme_id", "hamlet_id", "standing"])
    op.create_index("ix_entry_hamlet_id", "entry", ["hamlet_id"])
    op.create_index("ix_entry_doubt_of", "entry", ["doubt_of"])
    op.create_table(
        "entry_event",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("batch", BIG, nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("amount", BIG, nullable=True),
        sa.Column("value", storage.session.JsonText(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.Column("by_member", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, nullable=False),
        sa.Column("message_id", BIG, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"]),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"]),
        sa.ForeignKeyConstraint(["by_member"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_entry_event_entry_id", "entry_event", ["entry_id"])
    op.create_index("ix_entry_event_batch", "entry_event", ["batch"])
    op.create_index("ix_entry_event_message", "entry_event", ["network", "chat_id", "message_id"])
    op.create_table(
        "handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("told_at", MOMENT, nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("programme_id", "member_id"),
    )


def downgrade() -> None:
    for table in ("handover", "entry_event", "entry", "programme"):
        op.drop_table(table)
