"""Stored contacts that people in a list may be: found by folded name and birth year, thousands at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlmodel import Session

from storage.contacts import CONTACT, StoredContact, chunks, stored_where

Sought = tuple[str, int | None]
"""A folded name, and the birth year where only contacts of that year, or of none, can be the same person."""


def namesakes(session: Session, *, committee_id: int, sought: Collection[Sought]) -> dict[str, list[StoredContact]]:
    """The contacts of these folded names, withdrawn ones too, in the order of their ids.

    Where there are many of one name, those of other years may be missing.
    """
    dated = sorted({(year, name_key) for name_key, year in sought if year is not None})
    undated = sorted({name_key for name_key, year in sought if year is None})
    columns = CONTACT.c
    found: dict[int, StoredContact] = {}
    for chunk in chunks(dated):
        rows = stored_where(
            session,
            columns.committee_id == committee_id,
            columns.name_key.in_(sorted({name_key for _, name_key in chunk})),
            columns.birth_year.is_(None) | columns.birth_year.between(chunk[0][0], chunk[-1][0]),
        )
        found.update({row.id: row for row in rows})
    for names in chunks(undated):
        rows = stored_where(session, columns.committee_id == committee_id, columns.name_key.in_(names))
        found.update({row.id: row for row in rows})
    by_name: dict[str, list[StoredContact]] = defaultdict(list)
    for contact_id in sorted(found):
        by_name[found[contact_id].name_key].append(found[contact_id])
    return by_name
