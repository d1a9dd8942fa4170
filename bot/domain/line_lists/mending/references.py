"""Sentences about somebody listed above, by his number or given name: "số 3 lên F0", "chị Lan hết cách ly"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.domain.folding import accented_key, fold_aligned, name_key
from bot.domain.line_lists.entries.entry import LABEL
from bot.domain.line_lists.entries.facts import fields_of
from bot.domain.line_lists.entries.merging import Gathered, is_lowered, level_of
from bot.domain.line_lists.fields.others_levels import without_source_levels
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.model import Question, Reason
from bot.domain.line_lists.naming.given_names import OF_SOURCE, source_by_number, source_called
from bot.domain.line_lists.naming.names import SEX_OF
from bot.domain.line_lists.naming.vocabulary import words
from bot.domain.line_lists.writing.lines import Line
from bot.domain.line_lists.writing.sentences import HENCE

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

NUMBER = re.compile(
    r"(?<![a-z])(?:so thu tu|stt|so|muc|dong|(?<!thang )(?<!tuan )(?<!lan )(?<!mui )(?<!lop )(?<!dot )(?<!con )"
    r"(?<!ngay )thu|ca so|nguoi thu|nguoi so)\s?:?\s?(?P<n>\d{1,3})(?![\d/.]\d|\d)"
    r"(?! (?:(?:duong(?! tinh)|ngo|pho|ngach|nguoi|ngay|truong hop|ca)(?![a-z])|f\s?\d|\d))"
    r"(?P<more>(?:\s?(?:,|va|&|\+|den|toi|-|–)\s?(?:ca |het )?(?:stt|so)?\s?\d{1,3}(?![\d/]|[.-]\d)){0,30})"
    r"(?![\d/]|\.\d)"
)
_ONLY_NUMBERS = re.compile(
    r"(?<=[;,.] )(?:con )?(?P<n>\d{1,3})(?P<more>(?:\s?(?:,|va|&|\+|den|toi|-|–)\s?\d{1,3}){0,30})"
    r"(?= (?:o|tai|thi|tx|gap|cltt|cltn|cach ly|den|la|da|se|duoc|cung|deu|sn|sinh|thon|tiep xuc|chuyen|len)(?![a-z]))"
)
"""As in "Số 1, 2 ở Nam Thắng; 3 và 5 ở Trung Phú"."""
_TO = re.compile(r"(?P<first>\d{1,3})\s?(?:den|toi|-|–)\s?(?:het )?(?:stt|so)?\s?(?P<last>\d{1,3})")
LONGEST_RANGE = 60  # people
_LEADS = re.compile(
    r"(?:\s|[:,;.=>(-]|tu(?= so)|"
    rf"(?<![a-z]){HENCE}|(?<![a-z])(?:sang|trua|chieu|toi|dem|hom) (?:nay|qua)(?![a-z])|"
    r"\(?\d{1,2}[h:]\d{0,2}\)?|(?:sang|trua|chieu|toi|dem|hom|ngay) \d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?(?= )|"
    r"(?<![a-z])f\s?[0-3](?= )|(?<![a-z])(?:luu y|ghi chu|rieng|"
    r"xin|cho|dinh chinh|cap nhat|sua|bo|loai|rut|xac dinh|ket luan|xep|ghi nhan|coi|"
    r"gach|xoa|"
    r"dua|nguoi|truong hop|ca|ban|doi tuong|lai|ten|muc|dong|thu|tru|va|con|cac|em|voi|nham|nho|o|tai|de nghi|"
    r"bo sung|"
    r"loi|bac|anh|chi|dong chi|tu|sdt|dt|so|so dien thoai|dien thoai|nam sinh|cua|ngay tx|dia chi|them)(?![a-z])){0,30}"
)
_ADDRESSES = frozenset((*SEX_OF, "ong", "anh", "em", "thằng", "con bé", "thang", "con be"))
_PHONES_OF = re.compile(r"(?:so |sdt|dt|dien thoai)[^:\d]{0,40}:\s")
"""What stands over the phones of several, each behind his given name: "Số điện thoại các F1: Sơn 0922..., Tùng ..."."""
_NOTED = re.compile(r"^\s*(?:luu y|ghi chu|ps|p/s|nb|dinh chinh|cap nhat|bo sung|sua(?: lai)?|xac minh)\s?:\s?")
_LISTED_AS = re.compile(r"\W{0,3}(?:stt|so thu tu)\s?\d")
_CALLED = re.compile(
    r"(?<![a-z])(?:(?P<address>ong|ba|anh|chi|em|chau|co|chu|bac|be|cu|thang|con be)\s{1,2})?"
    r"(?P<given>[^\W\d_]{2,7})(?![^\W_])"
)
_BEGINS = re.compile(
    r"(?:^|[,;.(:]\s?|\sva\s|(?:rieng|dinh chinh|cap nhat|con|xac dinh|ket luan|xep|ghi nhan)\s?:?\s|"
    r"^(?:sang|trua|chieu|toi|dem|hom|ngay) (?:nay |qua |ngay )?(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})? )?)\s{0,2}$"
)
_OF_KIN = re.compile(r"(?<![^\W_])con $", re.IGNORECASE)
_OF_PHONE = re.compile(r"(?:^|[,;.(:]\s?)(?:sdt|dt|so|so dien thoai|dien thoai|so may)(?: cua)?(?: moi)?\s$")
_SUBJECTS = words(
    "change new_level level ending place start end range contact birth phone test hamlet code bad_day sex others_phone"
)
NO_GIVEN = words(
    """nam nu anh chi em con ba bac tu hai bon sau bay tam nay con cung cac tat ca chau ong co cu gui da vang
    thon so stt rieng tru hien ngay toi chieu sang trua dem hom dt sdt tx xin loi nho bo sung ghi chu tong cong tram"""
)
_DROPPED = re.compile(
    r"(?<![a-z])(?:cung |xin |nho |thi |deu ){0,2}(?P<verb>xoa|bo|loai|gach|rut)(?: ten| tu| di)?(?![a-z])"
)
_DROPS = words("xóa xoá bỏ loại gạch rút xoa bo loai gach rut")
_CLAUSE_END = re.compile(
    r"[;.]\s+|,\s+(?=(?:rieng|con|sdt|dt)\s|(?:so|stt)\s?\d)|"
    r"\s(?=rieng (?:so|stt)\s?\d)"
)


@dataclass(frozen=True, slots=True)
class _Reference:
    """Where a line speaks of people listed above: by numbers, or by one given name."""

    start: int
    end: int
    numbers: tuple[int, ...] = ()
    given: str = ""
    sex: str | None = None

    def targets(self, reader: Reader) -> tuple[Gathered | None, ...]:
        """Those who are meant; None where the list has nobody, or several, of whom this could be said."""
        if self.numbers:
            return tuple(reader.gathering.of_number(number) for number in self.numbers)
        called = reader.gathering.by_given.get(self.given, [])
        if self.sex and all(each.draft.said.get("sex") not in (None, self.sex) for each in called):
            return (None,)  # "bà Tứ" is ông Tứ's wife
        return (called[0] if len(called) == 1 else None,)


_PART = re.compile(r"\W*(?:muc|dong) (?:so )?\d{1,2}\s?[:.,\-–]\s{1,2}[a-z]")


def refer(reader: Reader, line: Line, scan: Scan) -> bool:
    """Apply "Số 3 chuyển thành F0" or "chị Lan hết cách ly" to those listed above, if the line says such a thing."""
    if not (reader.gathering.people or reader.entry):
        return False
    if _PART.match(line.folded) and any(_PART.match(title) for title, _ in reader.sections.titled):
        return False  # the next section
    references = list(_references(reader, line, scan))
    if not references or not (
        references[0].numbers
        or _PHONES_OF.match(line.folded)
        or not LABEL.match(_NOTED.sub("", line.folded))
        or scan.folded[references[0].end :].lstrip()[:1] in (":", "=")
    ):
        return False
    subjects = _SUBJECTS | ({"bare_day"} if reader.closing_day else set())
    levelled = references[0].numbers or _OF_ONE_LEVEL.fullmatch(scan.folded, 0, references[0].start)
    subjects = subjects | ({"level"} if levelled else set())
    if not ({mark.kind for mark in scan.marks} & subjects or _drops(scan, 0, len(scan.text))):
        return False
    reader.close_entry()
    unknown = [each for each in references if None in each.targets(reader)]
    if any(each.given for each in unknown):
        return False
    if unknown:
        reader.leave_unread(line, Reason.NOBODY_TO_CORRECT)
        return True
    before: dict[str, Any] = {}
    for clause in _clauses(scan, references):
        before = _say(reader, clause, scan, before)
    reader.reference(line.number)
    return True


def _references(reader: Reader, line: Line, scan: Scan) -> Iterator[_Reference]:
    """Everybody spoken of, if a line begins with such words."""
    if line.index is not None and _LISTED_AS.match(fold_aligned(line.plain)):
        yield _Reference(0, 0, (line.index,))
        return
    numbered = [
        _Reference(found.start(), found.end(), numbers_of(found["n"] + found["more"]))
        for found in NUMBER.finditer(scan.folded)
        if not OF_SOURCE.search(scan.folded, 0, found.start())
    ]
    if numbered:
        numbered += [
            _Reference(found.start(), found.end(), numbers_of(found["n"] + found["more"]))
            for found in _ONLY_NUMBERS.finditer(scan.folded, numbered[0].end)
        ]
    reason = _REASON.search(scan.folded)
    if reason is not None:
        numbered = [each for each in numbered if each.start >= reason.end()]
    both = sorted([*numbered, *_called(reader, scan)], key=lambda each: each.start)
    if both and (
        _LEADS.fullmatch(scan.folded, 0, both[0].start)
        or _is_told_late(scan, both[0])
        or _tells_why(scan, both[0], reason)
        or _OF_ONE_LEVEL.fullmatch(scan.folded, 0, both[0].start)
    ):
        yield from both


_OF_ONE_LEVEL = re.compile(
    r"(?:(?:vay|nhu vay|tom lai|chot|the|them|co|bo sung|ghi|xep|tinh|tong|tong cong|la|cac|nen|do do|em|minh|"
    r"tram)[ ,:]{1,2}){0,5}(?:\d{1,2} |hai |ba |bon )?f\s?[0-3](?: moi| nua| la| gom| co)?\s?[:(]?\s{0,2}"
    r"(?:(?:ong|ba|anh|chi|em|chau|co|chu|bac) )?"
)
"""What names those above by their given names to say their level: "Vậy thêm 3 F2: Hòa, ông Nhân, bà Lý"."""
_LATE = re.compile(r"[,:.;]\s(?:(?:anh|chi|ong|ba|em|chau|co|chu|bac)\s)?$")
_REASON = re.compile(r"(?<![a-z])(?:vi|do|boi)(?![a-z])[^.;\n]*?(?<![a-z])nen(?![a-z])")
_OPENS = re.compile(
    r"(?:^|[,:.;]|(?<![a-z])nen)\s{0,2}(?:(?:thi|ca|va|anh|chi|ong|ba|em|chau|co|chu|bac|cu|nguoi|truong hop) )*$"
)
_OF_OTHERS = frozenset(("name", "birth", "phone", "others_phone", "hamlet", "level", "new_level", "contact", "place"))


def numbers_of(written: str) -> tuple[int, ...]:
    """The numbers of "1, 2 và 5" or of "1 đến số 4"."""
    numbers = [int(each) for each in re.findall(r"\d+", written)]
    for found in _TO.finditer(written):
        first, last = int(found["first"]), int(found["last"])
        numbers += range(first + 1, last) if last - first < LONGEST_RANGE else ()
    return tuple(sorted(set(numbers)))


def _is_told_late(scan: Scan, first: _Reference) -> bool:
    """Whether words about how it was found stand before a number: "Qua kiểm tra camera, anh số 2 ... đưa ra khỏi"."""
    decided = any(mark.kind in ("change", "new_level") and mark.start > first.end for mark in scan.marks)
    return bool(first.numbers) and decided and _LATE.search(scan.folded, 0, first.start) is not None


def _tells_why(scan: Scan, first: _Reference, reason: re.Match[str] | None) -> bool:
    """Whether the words before a number only say why, or when: "Vì cùng phòng với số 3 nên số 4 ..."."""
    if not first.numbers or _OPENS.search(scan.folded, 0, first.start) is None:
        return False
    begin = reason.end() if reason is not None else 0
    return not any(begin <= mark.start < first.start and mark.kind in _OF_OTHERS for mark in scan.marks)


def _called(reader: Reader, scan: Scan) -> Iterator[_Reference]:
    """Where a line speaks of somebody of the list by his given name alone."""
    for found in _CALLED.finditer(scan.folded):
        given, address = found["given"], found["address"]
        written = scan.text[found.start("given") : found.end("given")]
        if not (written[0].isupper() or (address and scan.text.islower())) or (given in NO_GIVEN and not address):
            continue
        if _OF_KIN.search(scan.text, 0, found.start()):
            continue  # "Con anh Quát gửi bên ngoại" is said of his child
        if not (_BEGINS.search(scan.folded, 0, found.start()) or _OF_PHONE.search(scan.folded, 0, found.start())):
            continue
        following = scan.text[found.end() + 1 : found.end() + 2]
        if (
            written[0].isupper()
            and not written.isupper()
            and scan.folded[found.end() :][:1] == " "
            and following.isupper()
        ):
            continue
        if address and scan.text[found.start("address") : found.end("address")].lower() not in _ADDRESSES:
            continue  # "có thai" is no cô Thai
        if address or _is_listed(reader, given, written):
            yield _Reference(found.start(), found.end(), given=given, sex=_sex_told(found, scan))


def _sex_told(found: re.Match[str], scan: Scan) -> str | None:
    """The sex that the word of address before a given name tells."""
    return SEX_OF.get(scan.text[found.start("address") : found.end("address")].lower()) if found["address"] else None


def _capital(scan: Scan, at: int) -> bool:
    return scan.text[at : at + 1].isupper()


def _is_listed(reader: Reader, given: str, written: str) -> bool:
    """Whether just one person above is called so."""
    if reader.entry is not None and re.search(rf"(?<![a-z]){given}(?![a-z])", reader.entry.lines[0].folded):
        names = (reader.entry.scan or reader.scan(reader.entry.lines[0])).of("name")
        called_so = any(name_key(name.value.full_name).split(" ")[-1] == given for name in names)
        return called_so and given not in reader.gathering.by_given
    called = reader.gathering.by_given.get(given, [])
    return len(called) == 1 and _agree(called[0].draft.full_name.split(" ")[-1], written)


def _agree(name: str, written: str) -> bool:
    """Whether a word may be somebody's name, as far as both are typed with accents: "Tổ" is no Tô."""
    return name.isascii() or written.isascii() or accented_key(name) == accented_key(written)


_Clause = tuple[int, int, list[_Reference]]


def _clauses(scan: Scan, references: Sequence[_Reference]) -> list[_Clause]:
    """The parts of a line, each with those of whom it speaks."""
    subjects = [mark.start for mark in scan.marks if mark.kind in _SUBJECTS]
    clauses: list[_Clause] = []
    for reference in references:
        if clauses:
            before, _, together = clauses[-1]
            ends = _CLAUSE_END.search(scan.folded, together[-1].end, reference.start)
            said = any(together[-1].end <= subject < reference.start for subject in subjects)
            if ends is None and not said:
                together.append(reference)
                continue
            begin = ends.end() if ends else reference.start
            clauses[-1] = before, begin, together
            clauses.append((begin, len(scan.text), [reference]))
        else:
            clauses.append((0, len(scan.text), [reference]))
    return clauses


_NEXT_SUBJECT = re.compile(
    r"\.\s+(?=[a-z]{2})(?!(?:hien|hien nay|nay|da|dang|duoc|thuoc|dien|tu|den|sau do|ngay|sang|chieu|toi|hom|du kien|"
    r"anh|chi|ong|ba|em|chau|bac|chu|cu|cach ly|cltt|cltn|tiep xuc|tx)\s)"
)
"""Where a sentence begins that speaks no more of him whom the one before called by his given name."""


_SAME_DAY = re.compile(r"(?<![a-z])cung (?:ngay|hom)(?: do| ay)?(?! ?\d)(?![a-z])")


def _say(reader: Reader, clause: _Clause, scan: Scan, before: dict[str, Any]) -> dict[str, Any]:
    """Tell those of a clause what it says; `before`: what the clause before it said of others."""
    begin, end, references = clause
    first = references[0]
    if not first.numbers:
        stop = _NEXT_SUBJECT.search(scan.folded[references[-1].end : end])
        end = references[-1].end + stop.start() if stop else end
    meaning = reader.closing_day or "bare_day"
    marks = [
        replace(mark, kind=meaning)
        if mark.kind == "bare_day"
        else replace(mark, kind="phone")
        if mark.kind == "others_phone" and 0 <= mark.start - first.end <= 14
        else mark
        for mark in without_source_levels(scan)
        if begin <= mark.start < end
    ]
    said, questions = fields_of(marks, scan, on=reader.today, level=None)
    if not {mark.kind for mark in marks} & (_SUBJECTS - {"change"}) and _drops(scan, begin, end):
        said["change"] = "removed"
    if "level" in said and said.get("source") is None:
        text, folded = scan.text[first.end : end], scan.folded[first.end : end]
        called = source_called(reader.gathering, text, folded, said["level"])
        said |= {"source": called} if called else {}
    said |= source_by_number(reader.gathering, scan.folded[first.end : end])
    if "place" in said and "quarantine_start" in before and _SAME_DAY.search(scan.folded, first.end, end):
        said.setdefault("quarantine_start", before["quarantine_start"])
    targets = [each for reference in references for each in reference.targets(reader) if each is not None]
    for target in targets:
        tell(reader, target, said, questions)
        if first.sex and len({id(each) for each in targets}) == 1:
            target.draft.said.setdefault("sex", first.sex)
    return said


def tell(reader: Reader, target: Gathered, said: dict[str, Any], questions: Sequence[Question]) -> None:
    """Put down what a sentence under the list says of somebody on it."""
    if is_lowered(level_of(target), said.get("level")):
        target.draft.said.pop("source", None)  # an F2 did not meet the case whose F1 he was taken for
        target.heard.pop("source", None)
    if said.get("level") == "F0" and level_of(target) not in (None, "F0"):
        for name in ("place", "quarantine_start", "quarantine_end"):
            target.heard.pop(name, None)  # he is in hospital
    target.draft.said |= {name: value for name, value in said.items() if value is not None}
    if said.keys() & {"level", "place", "quarantine_start"} or said.get("change") not in (None, "corrected"):
        reader.spoken.append(target)
    target.draft.questions += questions


def _drops(scan: Scan, begin: int, end: int) -> bool:
    """Whether words such as "số 6 cũng xóa giúp em" take somebody off the list."""
    found = _DROPPED.search(scan.folded, begin, end)
    return found is not None and scan.text[found.start("verb") : found.end("verb")].lower() in _DROPS
