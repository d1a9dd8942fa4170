"""what officers accepted of each report, how targets were changed, and which periods are closed"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

MOMENT = storage.session.UtcDateTime(timezone=True)
AMOUNT = sa.Numeric(18, 3)


def upgrade() -> None:
    op.add_column("commitment", sa.Column("file_target", AMOUNT, nullable=True))
    op.execute("UPDATE commitment SET file_target = target")
    op.add_column(
        "commitment", sa.Column("accepted_by", storage.session.JsonText(), nullable=False, server_default="[]")
    )
    op.add_column(
        "commitment", sa.Column("snapshot_id", sa.Integer(), sa.ForeignKey("snapshot.id")), inline_references=True
    )
    op.add_column("report", sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "acceptance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("increment", AMOUNT, nullable=False),
        sa.Column("accepted", AMOUNT, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_member", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"]),
        sa.ForeignKeyConstraint(["by_member"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    in_force = sa.text("withdrawn_at IS NULL")
    op.create_index(
        "uq_acceptance_report",
        "acceptance",
        ["report_id"],
        unique=True,
        sqlite_where=in_force,
        postgresql_where=in_force,
    )
    op.create_table(
        "commitment_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("before", AMOUNT, nullable=False),
        sa.Column("after", AMOUNT, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_member", sa.Integer(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"]),
        sa.ForeignKeyConstraint(["by_member"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_commitment_change_commitment_id", "commitment_change", ["commitment_id"])


def downgrade() -> None:
    op.drop_table("commitment_change")
    op.drop_table("acceptance")
    op.drop_column("report", "late")
    for column in ("snapshot_id", "accepted_by", "file_target"):
        op.drop_column("commitment", column)
