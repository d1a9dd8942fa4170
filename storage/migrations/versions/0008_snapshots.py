"""numbered snapshots of what ended"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("taken_at", storage.session.UtcDateTime(timezone=True), nullable=False),
        sa.Column("content", storage.session.JsonText(), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("committee_id", "kind", "subject"),
        sa.UniqueConstraint("committee_id", "number"),
    )


def downgrade() -> None:
    op.drop_table("snapshot")
