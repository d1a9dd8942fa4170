"""names that go after their time: when, and for whom it is done"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "retention",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("erase_on", sa.Date(), nullable=False),
        sa.Column("warned_on", sa.Date(), nullable=True),
        sa.Column("kept_from", sa.Date(), nullable=True),
        sa.Column("kept_why", sa.String(), nullable=True),
        sa.Column("kept_by", sa.Integer(), nullable=True),
        sa.Column("kept_at", storage.session.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.ForeignKeyConstraint(["kept_by"], ["member.id"]),
        sa.PrimaryKeyConstraint("contact_id"),
    )
    op.create_index("ix_retention_day", "retention", ["committee_id", "erase_on"])
    op.add_column("contact", sa.Column("anonymised_at", storage.session.UtcDateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_contact_named",
        "contact",
        ["committee_id"],
        sqlite_where=sa.text("anonymised_at IS NULL"),
        postgresql_where=sa.text("anonymised_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_contact_named", "contact")
    op.drop_column("contact", "anonymised_at")
    op.drop_table("retention")
