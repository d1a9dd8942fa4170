"""quarantine rules over time, tests, and looking for people by their given name"""

import sqlalchemy as sa
from alembic import op

import storage.session

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quarantine_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("rules", storage.session.JsonText(), nullable=False),
        sa.Column("since", storage.session.UtcDateTime(timezone=True), nullable=False),
        sa.Column("by_member", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", storage.session.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["member.id"]),
        sa.ForeignKeyConstraint(["by_member"], ["member.id"]),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("quarantine_rules", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quarantine_rules_committee_id"), ["committee_id"], unique=False)

    # Added in place: SQLite would otherwise copy the table, which other rows refer to.
    op.add_column("contact", sa.Column("name_reversed", sa.String(), nullable=False, server_default=""))
    op.add_column(
        "contact",
        sa.Column("rules_id", sa.Integer(), sa.ForeignKey("quarantine_rules.id"), nullable=True),
        inline_references=True,
    )
    op.add_column("contact", sa.Column("test_day", sa.Date(), nullable=True))
    op.add_column("contact", sa.Column("test_outcome", sa.String(), nullable=True))
    _reverse_names()
    op.create_index("ix_contact_test", "contact", ["committee_id", "test_day"])
    op.create_index(
        "ix_contact_given",
        "contact",
        ["committee_id", "name_reversed"],
        postgresql_ops={"name_reversed": "text_pattern_ops"},
    )


def _reverse_names() -> None:
    """Fill the new column of the contacts that are there."""
    contact = sa.table(
        "contact", sa.column("id", sa.Integer), sa.column("name_key", sa.String), sa.column("name_reversed", sa.String)
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(contact.c.id, contact.c.name_key)).all():
        turned = " ".join(reversed(row.name_key.split()))
        connection.execute(sa.update(contact).where(contact.c.id == row.id).values(name_reversed=turned))


def downgrade() -> None:
    op.drop_index("ix_contact_given", "contact")
    op.drop_index("ix_contact_test", "contact")
    with op.batch_alter_table("contact", schema=None) as batch_op:
        for name in ("test_outcome", "test_day", "rules_id", "name_reversed"):
            batch_op.drop_column(name)
    op.drop_table("quarantine_rules")
