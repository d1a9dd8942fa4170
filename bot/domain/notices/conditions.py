"""What a duty waits for: "ngay sau khi có văn bản", "nếu dịch ổn định"."""

from __future__ import annotations

import re

from bot.domain.notices.passages import Passage

_CONDITION = re.compile(
    r"(?<![a-z])(?:ngay sau khi|sau khi|ngay khi|ngay sau|chi khi|khi co|khi phat hien|khi duoc|khi nhan|"
    r"khi xay ra|khi tinh hinh|"
    r"neu (?!ro|cao|guong|ten|tren|trong)|trong truong hop|truong hop|tuy (?:theo )?(?:tinh hinh|dieu kien|"
    r"thuc te|dien bien)|"
    r"can cu (?:vao )?(?:su )?(?:on dinh|tinh hinh|dien bien|dieu kien|ket qua)|trong dieu kien|voi dieu kien|"
    r"cho den khi|den khi co|ke tu khi)(?![a-z])[^,;.:()]{2,160}"
)
_MAIN_CLAUSE = re.compile(r"\s(?:thi|xa se|ubnd xa se)\s")


def find_condition(text: Passage) -> str | None:
    """The condition in the words of the text."""
    for found in _CONDITION.finditer(text.folded):
        if found.group().startswith("neu") and not text.says(found.start(), found.start() + 3, "nếu"):
            continue
        main = _MAIN_CLAUSE.search(text.folded, found.start(), found.end())
        return text.text[found.start() : main.start() if main is not None else found.end()].strip()
    return None
