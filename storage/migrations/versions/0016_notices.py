"""notices, the tasks of their drafts, and their recipients"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = storage.session.UtcDateTime(timezone=True)
_JSON = storage.session.JsonText()


def upgrade() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.Column("recipients", _JSON, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("posted_by", sa.Integer(), nullable=False),
        sa.Column("posted_at", _MOMENT, nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("chat_id", _BIG, nullable=False),
        sa.Column("message_id", _BIG, nullable=False),
        sa.Column("receipt_id", sa.Integer(), nullable=True),
        sa.Column("changes", _JSON, nullable=False),
        sa.Column("given_at", _MOMENT, nullable=True),
        sa.Column("sent_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"]),
        sa.ForeignKeyConstraint(["replaces_id"], ["notice.id"]),
        sa.ForeignKeyConstraint(["posted_by"], ["member.id"]),
        sa.ForeignKeyConstraint(["receipt_id"], ["outbox.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_notice_message", "notice", ["network", "chat_id", "message_id"])
    op.create_index("ix_notice_number", "notice", ["committee_id", "number"])
    op.drop_column("assignment", "notice_id")
    op.add_column(
        "assignment", sa.Column("notice_id", sa.Integer(), sa.ForeignKey("notice.id")), inline_references=True
    )
    op.create_table(
        "notice_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("dated", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_time", sa.Time(), nullable=True),
        sa.Column("recurring", sa.String(), nullable=True),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("owner_words", _JSON, nullable=False),
        sa.Column("unclear", _JSON, nullable=False),
        sa.Column("owners", _JSON, nullable=False),
        sa.Column("helper_words", _JSON, nullable=False),
        sa.Column("helpers", _JSON, nullable=False),
        sa.Column("handed_to", _JSON, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("same_as", sa.Integer(), nullable=True),
        sa.Column("apart", sa.Boolean(), nullable=False),
        sa.Column("by_hand", _JSON, nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"]),
        sa.ForeignKeyConstraint(["same_as"], ["assignment.id"]),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_notice_task_notice_id", "notice_task", ["notice_id"])
    op.create_index("ix_notice_task_assignment_id", "notice_task", ["assignment_id"])
    op.create_table(
        "notice_recipient",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", _MOMENT, nullable=True),
        sa.Column("confirmed_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("notice_id", "member_id"),
    )
    op.create_index("ix_notice_recipient_member_id", "notice_recipient", ["member_id"])


def downgrade() -> None:
    op.drop_table("notice_recipient")
    op.drop_table("notice_task")
    op.drop_column("assignment", "notice_id")
    op.add_column("assignment", sa.Column("notice_id", sa.Integer(), nullable=True))
    op.drop_table("notice")
