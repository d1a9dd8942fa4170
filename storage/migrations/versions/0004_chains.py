"""proposed chains of an F0"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chain",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("level_before", sa.String(), nullable=False),
        sa.Column("proposed_at", storage.session.UtcDateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", storage.session.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["member.id"]),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_chain_contact_id", "chain", ["contact_id"])
    op.create_table(
        "chain_person",
        sa.Column("chain_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("level_from", sa.String(), nullable=False),
        sa.Column("level_to", sa.String(), nullable=False),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["chain_id"], ["chain.id"]),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.ForeignKeyConstraint(["event_id"], ["contact_event.id"]),
        sa.PrimaryKeyConstraint("chain_id", "contact_id"),
    )


def downgrade() -> None:
    op.drop_table("chain_person")
    op.drop_index("ix_chain_contact_id", "chain")
    op.drop_table("chain")
