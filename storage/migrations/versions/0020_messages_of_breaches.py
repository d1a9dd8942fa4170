"""the message that told a breach, so that an edit puts it right and a deletion takes it back"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("violation", sa.Column("network", sa.String(), nullable=True))
    op.add_column(
        "violation", sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
    )
    op.add_column(
        "violation", sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
    )
    op.create_index("ix_violation_message", "violation", ["network", "chat_id", "message_id"])


def downgrade() -> None:
    op.drop_index("ix_violation_message", "violation")
    for name in ("message_id", "chat_id", "network"):
        op.drop_column("violation", name)
