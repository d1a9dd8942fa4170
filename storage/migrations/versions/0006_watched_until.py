"""the day until which somebody is watched, so that those under watch are one range of an index"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contact", sa.Column("watched_until", sa.Date(), nullable=True))
    contact = sa.table(
        "contact",
        sa.column("status", sa.String),
        sa.column("quarantine_end", sa.Date),
        sa.column("watched_until", sa.Date),
    )
    no_end = (
        sa.literal_column("'9999-12-31'") if op.get_bind().dialect.name == "sqlite" else sa.text("DATE '9999-12-31'")
    )
    op.execute(
        sa.update(contact)
        .where(contact.c.status == "open")
        .values(watched_until=sa.func.coalesce(contact.c.quarantine_end, no_end))
    )
    op.create_index("ix_contact_until", "contact", ["committee_id", "watched_until"])


def downgrade() -> None:
    op.drop_index("ix_contact_until", "contact")
    op.drop_column("contact", "watched_until")
