"""From marks to fields: what they say of one person, and what is to be asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.hamlets import HamletMark
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.model import Question, Reason


def fields_of(
    marks: Sequence[Mark], scan: Scan, *, on: date, level: str | None
) -> tuple[dict[str, Any], list[Question]]:
    """What some marks say, and what is to be asked about them."""
    said: dict[str, Any] = {}
    questions: list[Question] = []
    _level(marks, scan, said, questions, level)
    _birth(marks, said, questions)
    _sex(marks, said)
    _hamlet(marks, scan, said, questions)
    _phone(marks, said, questions)
    _source(marks, scan, said, questions, said.get("level") or level)
    _days(marks, scan, said, questions, on)
    _place(marks, scan, said)
    _change(marks, scan, said, on)
    tests = tuple(mark.value for mark in marks if mark.kind == "test")
    if tests:
        said["tests"] = tests
    return said, questions


_GIVEN_CODE = re.compile(
    r"(?:(?<![a-z])(?:ma(?: so)?(?: benh nhan| ca benh| benh)?|cong bo la|la ca benh)\s?:?|->|=>|→)\s?$"
)
_POSITIVE_AS = re.compile(
    r"[\s,:;(\-–]{0,4}(?:(?:nay|va|da|duoc|bo y te|byt|cdc|tinh|cong bo|cap|la|thanh|ghi nhan|ma|so|ca|benh nhan|benh|"
    r"mang|voi sars-cov-2|voi covid|lan \d|pcr|:)[\s,]{1,2}){0,8}"
)


def _confirmed(marks: Sequence[Mark], scan: Scan) -> Mark | None:
    """The code that somebody was given who tested positive: "nay dương tính, CDC cấp mã BN9941"."""
    positive = [mark.end for mark in marks if mark.kind == "test" and mark.value.outcome == "positive"]
    if not positive:
        return None
    codes = [
        mark
        for mark in marks
        if mark.kind == "code"
        and (
            _GIVEN_CODE.search(scan.folded, 0, mark.start)
            or (not mark.extra and any(_POSITIVE_AS.fullmatch(scan.folded, end, mark.start) for end in positive))
        )
    ]
    return codes[-1] if codes else None


_HENCE = re.compile(
    r"(?<![a-z])(?:nen|vay|vi vay|do do|do vay|vay nen|ket luan|=>|->|→|tuc)(?: (?:chi|van|phai|se|duoc|cung))?"
    r"(?:(?: [a-z]+){0,5}(?: (?:la|thuoc|thanh|xep|tinh|vao|dien)){1,2})? $"
)


_TURNS = re.compile(
    r"(?<![a-z])(?:sua|dinh chinh|nay|bay gio|gio|goi lai|bao lai|xac dinh lai|xep lai|tinh lai|thuc ra|dung ra|"
    r"nhung|cuoi cung|moi dung|hom nay|sang nay)(?![a-z]).*"
    r"(?:la|thanh|xep|dien|thuoc|chi|xuong|len|vao|con) $",
    re.DOTALL,
)


def _turns(scan: Scan, former: Mark, latter: Mark) -> bool:
    """Whether a later level takes the place of the former: "lúc đầu gọi là F2. Hôm nay trạm báo lại cháu là F3"."""
    return _TURNS.search(scan.folded, former.end, latter.start) is not None


def _level(
    marks: Sequence[Mark], scan: Scan, said: dict[str, Any], questions: list[Question], level: str | None
) -> None:
    first_name = min((mark.start for mark in marks if mark.kind == "name" and mark.extra == "person"), default=0)
    if level == "F0" and any(mark.kind == "code" and not mark.extra and mark.end <= first_name for mark in marks):
        return  # his own code stands before his name: what he was before is told after it
    if level is None and _is_case(marks, scan, first_name):
        said["level"] = "F0"
        return
    if _confirmed(marks, scan) is not None:
        said["level"], said["change"] = "F0", "promoted"
        return
    levels = [mark for mark in marks if mark.kind == "level"]
    names = [mark.start for mark in marks if mark.kind == "name" and mark.extra == "person"]
    leading = [mark for mark in levels if names and mark.end <= names[0]]
    hence = [mark for mark in levels if not leading and _HENCE.search(scan.folded, 0, mark.start)]
    new = [mark for mark in marks if mark.kind == "new_level"]
    if new and not any(mark.start > new[-1].end for mark in hence):
        said["level"], said["change"] = new[-1].value, new[-1].extra
        return
    turned = levels[-1:] if not leading and len(levels) > 1 and _turns(scan, levels[-2], levels[-1]) else []
    values = list(dict.fromkeys(mark.value for mark in (leading or hence[-1:] or turned or levels)))
    if len(values) == 1:
        said["level"] = values[0]
    elif not values and level is None and _is_close_contact(marks, scan):
        said["level"] = "F1"
    elif values:
        said["level"] = None
        questions.append(Question("level", Reason.SEVERAL_LEVELS, ", ".join(values)))


_CLOSE_CONTACT = re.compile(
    r"(?<![a-z])tiep xuc (?:rat )?gan(?:\s?\([^()]{0,60}\))? (?:voi |cung )?(?:ca |nguoi |benh nhan |truong hop )?"
    r"(?:benh |duong tinh |mac |nhiem )?(?:covid(?:-?19)? |moi )?(?:la |ma )?\W?b\.?n ?\d{3,}"
)


def _is_close_contact(marks: Sequence[Mark], scan: Scan) -> bool:
    """Whether somebody is said to be a close contact of a case, as F1 is defined, and no level is named."""
    told = any(mark.kind == "code" for mark in marks) and not scan.of("old_level")
    return told and _CLOSE_CONTACT.search(scan.folded) is not None


_IS_NAMED = re.compile(r"[\s:,(\-–]{0,3}(?:(?:la|ten|ten la) ){0,2}")


def _is_case(marks: Sequence[Mark], scan: Scan, first_name: int) -> bool:
    """Whether "BN9975: Lê Thị Sâm ..." tells of a case: his code stands before his name, and no level but another's."""
    own = [
        mark
        for mark in marks
        if mark.kind == "code" and not mark.extra and _IS_NAMED.fullmatch(scan.folded, mark.end, first_name)
    ]
    levels = [mark for mark in marks if mark.kind in ("level", "new_level")]
    others = [mark for mark in marks if mark.kind == "code" and mark.extra and own and mark.value != own[0].value]
    return bool(own) and (not levels or (levels[0].start > first_name and bool(others)))


def _birth(marks: Sequence[Mark], said: dict[str, Any], questions: list[Question]) -> None:
    births = [mark for mark in marks if mark.kind == "birth"]
    labelled = [mark for mark in births if mark.extra == "labelled"]
    if labelled or births:
        said["birth_year"] = (labelled or births)[0].value
    elif any(mark.kind == "bad_year" for mark in marks):
        questions.append(
            Question("birth_year", Reason.BAD_BIRTH_YEAR, next(m.value for m in marks if m.kind == "bad_year"))
        )


def _sex(marks: Sequence[Mark], said: dict[str, Any]) -> None:
    others = {
        mark.start for mark in marks if mark.kind == "name" and mark.extra != "person" and mark.value.lead == mark.start
    }
    kin = [mark for mark in marks if mark.kind == "kin" and not any(0 <= lead - mark.end <= 5 for lead in others)]
    by_kind = [mark for mark in marks if mark.kind == "sex"] or kin
    labelled = [mark for mark in by_kind if mark.extra == "labelled"]
    if by_kind:
        said["sex"] = (labelled or by_kind)[0].value


_AT_HOME_OF = re.compile(
    r"(?<![a-z])(?:o|tai|ve|den|sang)(?: nho)? nha(?: cua)? (?:bo|me|con|anh|chi|em|ba|ong|chu|bac|co|di|cau|chau|vo|"
    r"chong|nguoi|ho hang|ngoai|noi|ban)(?: [a-z]+){0,3} (?:o|tai|ben|thuoc)(?: thon)? $"
)
"""Where somebody else lives, with whom he stays: "cách ly tại nhà con gái ở Hồng Lạc"."""


def _hamlet(marks: Sequence[Mark], scan: Scan, said: dict[str, Any], questions: list[Question]) -> None:
    found: list[HamletMark] = [mark.value for mark in marks if mark.kind == "hamlet"]
    known = list(dict.fromkeys(mark.hamlet for mark in found if mark.hamlet))
    moved = any(
        re.search(r"(?:thanh|sang|ve|nay o|->|la)\s{1,2}(?:thon\s)?$", scan.folded[max(0, m.start - 14) : m.start])
        for m in found[1:]
    )
    if len(known) > 1 and not moved:
        kept = [mark for mark in found if not _AT_HOME_OF.search(scan.folded, max(0, mark.start - 60), mark.start)]
        known = list(dict.fromkeys(mark.hamlet for mark in kept if mark.hamlet)) or known
    if len(known) == 1 or (known and moved):
        said["hamlet"] = known[-1]
    elif known:
        prefixed = list(dict.fromkeys(mark.hamlet for mark in found if mark.hamlet and mark.prefixed))
        if len(prefixed) == 1:
            said["hamlet"] = prefixed[0]
        else:
            said["hamlet"] = None
            questions.append(Question("hamlet", Reason.SEVERAL_HAMLETS, ", ".join(known)))
    elif any(mark.candidates for mark in found):
        first = next(mark for mark in found if mark.candidates)
        questions.append(Question("hamlet", Reason.SEVERAL_HAMLETS, ", ".join(first.candidates)))
    elsewhere = [mark for mark in marks if mark.kind == "address"]
    unknown = [mark.extra for mark in elsewhere if isinstance(mark.extra, HamletMark) and mark.extra.prefixed]
    if unknown and not known:
        questions.append(Question("hamlet", Reason.UNKNOWN_HAMLET, unknown[0].written))
    parts = [mark.value for mark in elsewhere] + [f"số nhà {mark.value}" for mark in marks if mark.kind == "house"]
    if parts:
        said["address"] = ", ".join(dict.fromkeys(parts))


_OTHERS = ("relative", "official")


def _is_behind(phone: Mark, name: Mark) -> bool:
    return 0 <= phone.start - name.end <= 16


def is_of_named(mark: Mark, scan: Scan) -> bool:
    """Whether a phone stands behind the name of somebody who is not listed: "lái xe Nguyễn Văn Quyết 0927000555"."""
    return mark.kind == "phone" and any(_is_behind(mark, name) for name in scan.of("name") if name.extra in _OTHERS)


def _phone(marks: Sequence[Mark], said: dict[str, Any], questions: list[Question]) -> None:
    others = [mark for mark in marks if mark.kind == "name" and mark.extra in _OTHERS]
    phones = [mark for mark in marks if mark.kind == "phone" and not any(_is_behind(mark, other) for other in others)]
    if phones:
        said["phone"] = phones[0].value
    elif any(mark.kind == "bad_phone" for mark in marks):
        questions.append(Question("phone", Reason.BAD_PHONE, next(m.value for m in marks if m.kind == "bad_phone")))


_TO_OWN_CODE = re.compile(r"[\s,:(\-]{0,3}(?:la |ma (?:so )?(?:benh nhan )?|so |benh nhan )?[\s:]{0,2}")


_LABELS = re.compile(r"\s?[:\-(]?\s{0,2}(?:la )?")


def _own_code(code: Mark, marks: Sequence[Mark], scan: Scan, level: str | None) -> Mark:
    """The code, as his own where it follows his becoming an F0: "chuyển F0 BN9960"."""
    if code == _confirmed(marks, scan):
        return replace(code, extra=False)
    if any(
        mark.kind == "level" and mark.value == "F0" and _LABELS.fullmatch(scan.folded, mark.end, code.start)
        for mark in marks
    ):
        return replace(code, extra=False)  # "F0: BN9935 - Lê Quang Hòa"
    for mark in marks:
        follows = mark.value == "F0" and mark.end <= code.start <= mark.end + 24
        follows = follows and (mark.kind == "new_level" or (mark.kind == "level" and level == "F0"))
        if follows and _TO_OWN_CODE.fullmatch(scan.folded, mark.end, code.start):
            return replace(code, extra=False)
    return code


_NOT_MET = re.compile(
    r"(?<![a-z])(?:khong|ko|chua|chang)(?: he| co| tung| phai){0,2} (?:tiep xuc|tx|gap|ngoi|an|o|di|lam|noi chuyen|den|"
    r"hop|choi|lien quan)(?: (?:gan|cung|chung|voi|truc tiep|den|toi|nha|ban|mam|xe|cho|f0|ca))* $"
)


def _source(
    marks: Sequence[Mark], scan: Scan, said: dict[str, Any], questions: list[Question], level: str | None
) -> None:
    codes = [_own_code(mark, marks, scan, level) for mark in marks if mark.kind in ("code", "codes")]
    named = [mark for mark in marks if mark.kind == "name" and mark.extra == "source"]
    codes = [mark for mark in codes if not _NOT_MET.search(scan.folded, 0, mark.start)]
    sources = [mark for mark in codes if mark.extra]
    own = [mark for mark in codes if not mark.extra]
    if own and level == "F0":
        said["case_code"] = own[0].value
    elif own and said.get("change") == "promoted" and sources:
        said["case_code"] = own[-1].value
    else:
        sources = sources or own
    if named and (level in ("F2", "F3") or (level is None and _IS_CONTACT.search(scan.folded, 0, named[0].value.lead))):
        said["source"] = named[0].value.full_name  # "F2 của F1 Tống Thị Lành (BN9917)": the code is whom she met
    elif sources:
        said["source"] = sources[0].value
        if sources[0].kind == "codes" or len({mark.value for mark in sources}) > 1:
            questions.append(Question("source", Reason.SEVERAL_SOURCES, scan.text[sources[0].start : sources[-1].end]))
    elif named:
        said["source"] = named[0].value.full_name


_IS_CONTACT = re.compile(r"(?<![a-z0-9])f\s?[1-2]\s?:?\s?$")
_MET = re.compile(r"(?<![a-z])(?:tx[a-z]*|t/x|tiep xuc|gap|lan cuoi)(?![a-z])")


def _is_of_case(day: Mark, scan: Scan, said: dict[str, Any]) -> bool:
    """Whether a day is of what a case did, and not of whom he met: "BN9965 ...: ngày 8/6 chở hàng từ Bắc Giang về"."""
    if said.get("level") != "F0" or said.get("change") is not None:
        return False
    return _MET.search(scan.folded, max(0, day.start - 40), day.end + 30) is None


def _days(marks: Sequence[Mark], scan: Scan, said: dict[str, Any], questions: list[Question], on: date) -> None:
    contacts = [
        mark.value for mark in marks if mark.kind == "contact" and mark.value and not _is_of_case(mark, scan, said)
    ]
    if contacts:
        if max(contacts) > on:
            questions.append(Question("contact_date", Reason.FUTURE_CONTACT, max(contacts).isoformat()))
            contacts = [day for day in contacts if day <= on]
        if contacts:
            said["contact_date"] = max(contacts)
    for mark in marks:
        if mark.kind == "range" and "quarantine_start" not in said:
            said["quarantine_start"], said["quarantine_end"] = mark.value.day, mark.value.until
        elif mark.kind == "start":
            said.setdefault("quarantine_start", mark.value)
        elif mark.kind == "end" and (mark.extra == "anew" or "quarantine_end" not in said):
            said["quarantine_end"] = mark.value
        elif mark.kind == "bad_day":
            name = {"contact": "contact_date", "end": "quarantine_end", "start": "quarantine_start"}.get(
                mark.extra, "contact_date"
            )
            if mark.value.is_range:
                name = "quarantine_start"
                for key, day in (("quarantine_start", mark.value.day), ("quarantine_end", mark.value.until)):
                    if day:
                        said.setdefault(key, day)
            questions.append(Question(name, Reason.BAD_DATE, mark.value.bad))
    bare = [mark for mark in marks if mark.kind == "bare_day"]
    if bare and not contacts:
        questions.append(Question("contact_date", Reason.DATE_WITHOUT_MEANING, f"{bare[0].value:%d/%m/%Y}"))
    start, end = said.get("quarantine_start"), said.get("quarantine_end")
    if start and end and end < start:
        questions.append(Question("quarantine_end", Reason.END_BEFORE_START, f"{start:%d/%m/%Y} - {end:%d/%m/%Y}"))


def _place(marks: Sequence[Mark], scan: Scan, said: dict[str, Any]) -> None:
    places = [mark for mark in marks if mark.kind == "place"]
    if not places:
        return
    explicit = [mark for mark in places if mark.extra] or places
    chosen = explicit[0]
    for mark in explicit[1:]:
        before = scan.folded[max(0, mark.start - 30) : mark.start]
        if re.search(r"(?:chuyen|nay|hien|sang|moi|da|nen)\s(?:[a-z]+\s){0,2}$", before) and not re.search(
            r"sau do|tiep tuc|roi", before
        ):
            chosen = mark
    said["place"] = chosen.value


def _change(marks: Sequence[Mark], scan: Scan, said: dict[str, Any], on: date) -> None:
    for mark in marks:
        if mark.kind == "change" and (mark.value == "removed" or "change" not in said):
            if mark.value == "removed" and mark.extra and said.get("level") not in (None, mark.extra):
                continue  # "F1, không phải F2 như tin sáng nay"
            said["change"] = mark.value
        elif mark.kind == "ending" and mark.value == "released" and said.get("change") != "removed":
            after = [
                m
                for m in marks
                if m.kind in ("end", "other_day", "bare_day")
                and (0 <= m.start - (mark.extra or mark.end) <= 12 or 0 <= mark.start - m.end <= 12)
            ]
            ends = [m.value for m in marks if m.kind == "end" and m.start > mark.start and m.value > on]
            if not ends and not (after and after[0].value and after[0].value > on):
                said.setdefault("change", "released")
