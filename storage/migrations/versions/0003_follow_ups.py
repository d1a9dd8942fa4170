"""the daily roll call, and deputies of hamlet leaders"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("hamlet_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("by_member", sa.Integer(), nullable=False),
        sa.Column("at", storage.session.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlet.id"]),
        sa.ForeignKeyConstraint(["by_member"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("contact_id", "day"),
    )
    op.create_index("ix_follow_up_day", "follow_up", ["committee_id", "day"])
    # Added in place: SQLite would otherwise copy the table, which other rows refer to.
    op.add_column(
        "member",
        sa.Column("deputy_of", sa.Integer(), sa.ForeignKey("member.id"), nullable=True),
        inline_references=True,
    )


def downgrade() -> None:
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_column("deputy_of")
    op.drop_table("follow_up")
