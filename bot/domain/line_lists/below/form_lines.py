"""Forms in a message: "Họ và tên:" with a name, and under it lines that each tell one thing of him."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.line_lists.below.closing_levels import tells_of_several
from bot.domain.line_lists.entries.entry import LABEL_NAME
from bot.domain.line_lists.entries.forms import stands_over_forms
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_LABEL = re.compile(r"[a-z][a-z0-9 ,/()]{1,40}\s?[:=]")
_TELLS = re.compile(
    r"(?:thuoc )?(?:phan loai|dien|doi tuong|tiep xuc|tx|gioi(?: tinh)?|noi|cho o|dia chi|hinh thuc|cach ly|bat dau|"
    r"ket thuc|thoi gian|sinh|nam sinh|cmnd|cccd|sdt|so|dien thoai|nghe|ghi chu|ngay)(?![a-z])"
)


def goes_on(reader: Reader, line: Line) -> bool:
    """Take a line that names nobody, and tells more of the one whose form began above: "Phân loại: F1"."""
    entry = reader.entry
    if entry is None or line.gap or line.stamped or line.marker == "roman" or line.body.rstrip().endswith(":"):
        return False
    first = entry.lines[0]
    if LABEL_NAME.match(first.folded) is None or tells_of_several(line.folded):
        return False
    told = len(entry.lines) == 1 and re.search(r"\d", first.body) is not None
    if _LABEL.match(line.folded) is None and (told or _TELLS.match(line.folded) is None):
        return False
    if reader.context.said().get("hamlet") and stands_over_forms(reader.ahead[0], reader.ahead[1] - 1):
        return False
    entry.lines.append(line)
    return True
