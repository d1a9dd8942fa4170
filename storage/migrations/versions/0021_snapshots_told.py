"""what was frozen before is told already"""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "INSERT INTO sweep_mark (key, at) SELECT 'snapshot told:' || CAST(id AS VARCHAR), taken_at FROM snapshot"
    )


def downgrade() -> None:
    op.execute("DELETE FROM sweep_mark WHERE key LIKE 'snapshot told:%'")
