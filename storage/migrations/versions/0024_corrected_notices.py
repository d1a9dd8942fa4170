"""a notice's number and day, corrected by hand where they were read wrongly"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("notice", sa.Column("corrected", storage.session.JsonText(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("notice", "corrected")
