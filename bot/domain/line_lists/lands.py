"""Words that look like a name and are a land, a province or a commune."""

from __future__ import annotations

import re

from bot.domain.folding import fold_aligned
from bot.domain.line_lists.names import Name
from bot.domain.line_lists.scan import Scan

_LANDS = frozenset(
    (
        "viet nam",
        "han quoc",
        "trung quoc",
        "dai loan",
        "thai lan",
        "ha noi",
        "ha tinh",
        "ha nam",
        "ha giang",
        "ha dong",
        "thai binh",
        "thai nguyen",
        "cao bang",
        "lai chau",
        "lam dong",
        "lao cai",
        "vu quang",
        "dong nai",
        "dong thap",
        "ninh binh",
        "ninh thuan",
        "thach ha",
        "thach hoi",
        "bach mai",
        "tra vinh",
        "ho chi minh",
        "ly son",
        "hoang mai",
        "loc ha",
        "hong kong",
    )
)
"""Countries, provinces and districts whose first word could be a family name."""


def is_land(scan: Scan, name: Name, *, told: bool) -> bool:
    """Whether what looks like a name is a land or a province, and nothing is `told` of somebody called so."""
    if name.slotted or fold_aligned(name.full_name) not in _LANDS or name.lead != name.start:
        return False
    return not told and scan.text[name.start].isupper()


_AFTER_HAMLET = re.compile(r"\s?[,\-–(]\s?")
_TOLD_OF = re.compile(
    r"\s?[,(\-–]?\s?(?:sn|ns|sinh|(?:19|20)\d\d|nam|nu|vo|chong|con|me|bo|em|chau|f\s?[0-3])(?![a-z])"
)


def is_commune(scan: Scan, name: Name) -> bool:
    """Whether two words straight after a hamlet are its commune: "Cao Thắng, Thạch Thắng - 0967000551"."""
    if " " not in name.full_name or name.full_name.count(" ") > 1 or name.lead != name.start:
        return False
    hamlets = [mark.end for mark in scan.marks if mark.kind == "hamlet" and mark.end <= name.start]
    if not hamlets or _AFTER_HAMLET.fullmatch(scan.folded, max(hamlets), name.start) is None:
        return False
    return _TOLD_OF.match(scan.folded, name.end) is None
