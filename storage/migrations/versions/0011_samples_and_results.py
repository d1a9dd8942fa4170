"""the days on which a test counts as taken and its result as known"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contact", sa.Column("sample_day", sa.Date(), nullable=True))
    op.add_column("contact", sa.Column("result_day", sa.Date(), nullable=True))
    op.execute("UPDATE contact SET sample_day = test_day WHERE test_outcome IS NOT NULL")
    op.execute("UPDATE contact SET result_day = test_day WHERE test_outcome IN ('negative', 'positive')")
    op.drop_index("ix_contact_test", "contact")
    known = sa.text("sample_day IS NOT NULL")
    op.create_index(
        "ix_contact_sample", "contact", ["committee_id", "sample_day"], sqlite_where=known, postgresql_where=known
    )


def downgrade() -> None:
    op.drop_index("ix_contact_sample", "contact")
    op.create_index("ix_contact_test", "contact", ["committee_id", "test_day"])
    op.drop_column("contact", "result_day")
    op.drop_column("contact", "sample_day")
