"""whom each daily summary counted, so that the next one explains every difference"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reported_day",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", storage.session.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.PrimaryKeyConstraint("committee_id", "day"),
    )
    op.create_table(
        "reported_person",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("hamlet", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.PrimaryKeyConstraint("committee_id", "day", "contact_id"),
    )
    op.create_index("ix_reported_person_contact_id", "reported_person", ["contact_id"])


def downgrade() -> None:
    op.drop_table("reported_person")
    op.drop_table("reported_day")
