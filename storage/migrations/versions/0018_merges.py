"""what an answer about two contacts moved, so that it can be undone"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contact_question", sa.Column("moved", storage.session.JsonText(), nullable=True))


def downgrade() -> None:
    op.drop_column("contact_question", "moved")
