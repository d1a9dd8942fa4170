"""Alembic's environment: runs migrations on the connection that `storage.migrate` hands over."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString

from storage.tables import metadata


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write SQLModel's text columns as SQLAlchemy's own, so that migrations do not depend on SQLModel."""
    return "sa.String()" if kind == "type" and isinstance(item, AutoString) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=render_item,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
