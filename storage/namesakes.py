"""Stored contacts that people in a list may be: found by folded name and birth year, thousands at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlmodel import Session

from bot.domain.matching import Candidate
from storage.contacts import CONTACT, StoredContact, as_stored, chunks, stored_rows

Sought = tuple[str, int | None]
"""A folded name, and the birth year where only contacts of that year, or of none, can be the same person."""


def namesakes(session: Session, *, committee_id: int, sought: Collection[Sought]) -> dict[str, list[StoredContact]]:
    """The contacts of these folded names, withdrawn ones too, in the order of their ids.

    Of each sought year and of none; of any year, where a name is sought without one.
    """
    dated = {(year, name_key) for name_key, year in sought if year is not None}
    undated = {name_key for name_key, year in sought if year is None}
    columns = CONTACT.c
    found: dict[int, StoredContact] = {}
    for chunk in chunks(sorted(dated)):
        rows = stored_rows(
            session,
            columns.committee_id == committee_id,
            columns.name_key.in_(sorted({name_key for _, name_key in chunk})),
            columns.birth_year.is_(None) | columns.birth_year.between(chunk[0][0], chunk[-1][0]),
        )
        near = (row for row in rows if row.birth_year is None or (row.birth_year, row.name_key) in dated)
        found.update({row.id: as_stored(row) for row in near})
    for names in chunks(sorted(undated)):
        rows = stored_rows(session, columns.committee_id == committee_id, columns.name_key.in_(names))
        found.update({row.id: as_stored(row) for row in rows})
    by_name: dict[str, list[StoredContact]] = defaultdict(list)
    for contact_id in sorted(found):
        by_name[found[contact_id].name_key].append(found[contact_id])
    return by_name


def candidate_of(row: StoredContact) -> Candidate:
    """A stored contact as matching compares it."""
    state = row.state
    return Candidate(row.id, state.full_name, state.birth_year, state.phone, state.hamlet, state.source)
