"""quantities that are signed for and withdrawn in the chat, several by one message"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("commitment", sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column(
        "commitment_change", sa.Column("batch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
    )
    op.create_index("ix_commitment_change_batch", "commitment_change", ["batch"])


def downgrade() -> None:
    op.drop_index("ix_commitment_change_batch", "commitment_change")
    op.drop_column("commitment_change", "batch")
    op.drop_column("commitment", "active")
