"""the birth year beside the folded name, so that namesakes of other years are not even looked at"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_contact_name", "contact")
    op.create_index("ix_contact_name", "contact", ["committee_id", "name_key", "birth_year"])


def downgrade() -> None:
    op.drop_index("ix_contact_name", "contact")
    op.create_index("ix_contact_name", "contact", ["committee_id", "name_key"])
