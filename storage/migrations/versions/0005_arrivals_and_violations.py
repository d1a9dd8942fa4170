"""people back from elsewhere, and breaches"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "arrival",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("hamlet_id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("sex", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("came_from", sa.String(), nullable=True),
        sa.Column("came_on", sa.Date(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("by_member", sa.Integer(), nullable=False),
        sa.Column("at", storage.session.UtcDateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("settled_at", storage.session.UtcDateTime(timezone=True), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", storage.session.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlet.id"]),
        sa.ForeignKeyConstraint(["by_member"], ["member.id"]),
        sa.ForeignKeyConstraint(["settled_by"], ["member.id"]),
        sa.ForeignKeyConstraint(["event_id"], ["contact_event.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_arrival_day", "arrival", ["committee_id", "day"])
    op.create_index("ix_arrival_message", "arrival", ["network", "chat_id", "message_id"])
    op.create_table(
        "violation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("fine", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hamlet", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by_member", sa.Integer(), nullable=False),
        sa.Column("at", storage.session.UtcDateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", storage.session.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("cases >= 1 AND people >= 1 AND fine >= 0", name="violation_counts"),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.ForeignKeyConstraint(["by_member"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_violation_day", "violation", ["committee_id", "day"])
    op.create_table(
        "violation_contact",
        sa.Column("violation_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["violation_id"], ["violation.id"]),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.PrimaryKeyConstraint("violation_id", "contact_id"),
    )
    op.create_index("ix_violation_contact_contact_id", "violation_contact", ["contact_id"])


def downgrade() -> None:
    op.drop_table("violation_contact")
    op.drop_table("violation")
    op.drop_table("arrival")
