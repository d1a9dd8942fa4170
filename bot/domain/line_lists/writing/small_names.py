"""Names in a text of small letters, found by the words that names are made of and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.cued import by_initials
from bot.domain.folding import accented_key, fold_aligned, has_accents
from bot.domain.line_lists.naming import vocabulary
from bot.domain.line_lists.naming.lexicon import ACCENTED, PLAIN, NameWords
from bot.domain.line_lists.naming.vocabulary import words

LONGEST = 5  # words
Span = tuple[int, int]

_WORD = re.compile(r"(?<![\w'])[^\W\d_]+(?:'[^\W\d_]+)*\.?(?![\w'])|(?<!\w)[^\W\d_]{1,3}\.(?=[^\W\d_])")
_GAP = re.compile(r" {1,4}|(?<=\.) ?")
_VOWEL = re.compile(r"[aeiouy]")
_PHRASES = (
    rf"cong an vien|nha (?:o|tai|ben|gan|minh|em|toi|ong|ba|anh|chi|co|chu|bac|so)|{vocabulary.NO_NAME_PHRASES}|"
    r"sinh(?= ?\d)|thu (?:nhat|hai|ba|tu|nam)|duong (?:lien|truc|day)|dam (?:cuoi|tang|gio|hieu)|"
    r"khong (?:phai|dung|nho)|dieu tri|tiep tuc|du kien|dua don|phat sinh|cam ket|ho so|quan su|trieu chung|to chuc|"
    r"can cu|phan hoi|bao ho|ly do|cao tuoi|vi pham|mai mot|ngay mai|trung doan|quoc lo|huyet ap|van hoa|van ban|"
    r"van phong|luong thuc|thai san|mang thai|quan an|quan ly|quan nhan|y s[iy]|nhan vien|dong nghiep|nghiem tuc|"
    r"cung thi (?=nhan|bao|goi|noi)|nhu (?:sau|tren)|phan xuong|vu viec|to (?:ke khai|khai|trinh|bao ve|"
    r"thuy (?:nong|loi)|san xuat|van tai|tu quan|truy vet|giam sat|"
    r"cong tac|hop tac|dan pho|lien gia|covid)|(?:nghe|cam|giu) may|may ban|khong ai|ma (?=co |nen |phat )|"
    r"(?:chau|em|con) (?:da|dang|se|vua) (?:bao|gui|ghi|di|goi|lap|ke|hoi|nhac|don|dua|kiem|ra|xin|lien|nhan)|"
    r"phuong an|ban giao|ma mau|ma so|truc chot|dong bao|"
    r"bac giang|bac ninh|da nang|sai gon|ha noi|ha tinh|hai phong|hai duong"
)
_NO_NAME = re.compile(rf"(?<![a-z])(?:{by_initials(_PHRASES)})(?![a-z])")
_FAMILY_BEFORE = re.compile(r"([^\W\d_]+) $")
_NAME_BEFORE = re.compile(r"(?<![^\W_])(?P<family>[^\W\d_]+) [^\W\d_]+ $")
_MAY_END_NAMES = ("van ", "dinh ")

_ADDRESSES = words("ong ba anh chi em chau chu bac co di cau cu be thim mo")
_LEADS = _ADDRESSES | words(
    """a c la ten cua voi vs tx txg gap va cung vo chong con me bo ma gai trai dau re noi ngoai ho nha them tang nguon
    cho do xuc quan ca hop nhan gom vi boi thay theo gd gia dinh"""
)
_LEADS_SOURCE = words("cua voi tx txg gap ten")
_FOLLOW = words(
    "ngay hom luc vao tu sn ns sinh tx txg cltn cltt cl o tai thon xom tru dt sdt nam nu va voi la co den di chua"
)
_SHORTENED = words("sn ns tx txg cltn cltt cl dt sdt đt sđt bn tyt")
_NOT_CALLED = words("ý thể lập sĩ sỹ trọng giáo trưởng lưu")  # "chú ý", "cụ thể", "cô lập", "bác sĩ"
_CALLED = words("thon cua xom")  # and yet people are: "nguyen thon, 1949"
_YEAR = re.compile(r" \d{2}(?![\d/])| \d{4}(?!\d)")
_DAY_WORDS = words("ngay hom luc tu den sang trua chieu toi dem")
_DAY = re.compile(r" \d{1,2}[/.-]\d")
_CLOSES = re.compile(r" {0,9}(?:$|[,;:.)(\n|\t/–-])")
_MARK = re.compile(r" {0,2}[,;|\t]| - ")
_DETAIL = re.compile(
    r"\s{0,9}[,(;.|/–-]{0,2}\s{0,9}(?:\(|(?:sn|ns|sinh|nam|nữ|nu|sđt|đt|sdt|dt|txg?|clt[nt])(?![^\W\d_])|(?:19|"
    r"20)\d\d(?!\d)|2k\d{0,2}(?!\w)|"
    r"\d{2} ?(?:t|nam|nữ|nu)(?![^\W\d_])|0\d{9}(?!\d))"
)
_BEGINS_ENTRY = re.compile(r"(?:(?:^|[;\n|])[ \d.)/:*+|\-•–└]*(?:[a-h][.)] )?(?:f[0-3]\s?[:-]?\s?)?|t[eê]n ?: ?)$")
_BEGINS_LINE = re.compile(r"[ \d.)/:*+\-•–└]*")
_BORN = re.compile(r"\s{0,9}[,(;.|/–-]{0,2}\s{0,9}(?:(?:sn|ns|sinh)(?![^\W\d_])|(?:19|20)\d\d(?!\d))")
_AFTER_MARK = re.compile(r"[:;,(+–-] ?$")
_AFTER_LABEL = re.compile(r"t[eê]n ?: ?$")
_AFTER_LEVEL = re.compile(r"f\s?[0-3]\s?(?:(?:nguon|la|lien quan|lq) ?)?[:(–-]?\s?$")


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a run. `key` has its tone on the usual letter; `place`: it is part of a hamlet's name."""

    start: int
    end: int
    key: str
    folded: str
    place: bool

    @property
    def short(self) -> bool:
        """Whether it stands for a longer word: "ng.", "v."."""
        return self.key.endswith(".") or (len(self.key) == 1 and self.key in "abcdghklmnpqrtvx")


def small_names(low: str, *, places: re.Pattern[str] | None) -> Iterator[Span]:
    """Where names stand in a text of small letters. `places` finds the names of hamlets in a folded one."""
    begin = 0
    for line in low.split("\n"):
        known = ACCENTED if has_accents(line) else PLAIN
        for run in _runs(line, places, known):
            at = 0
            unaccented = not known.plain and all(word.key.isascii() for word in run)
            while at < len(run):
                count = _length(run, at, line, known) or (_length(run, at, line, PLAIN) if unaccented else 0)
                if count:
                    yield begin + run[at].start, begin + run[at + count - 1].end
                at += count or 1
        begin += len(line) + 1


def ends_name(word: str) -> bool:
    """Whether a word, folded, usually follows names."""
    return word in _FOLLOW


def may_be_called(word: str) -> bool:
    """Whether a word, with its accents, is a given name wherever a word of address stands before it."""
    return word in ACCENTED.known and word not in ACCENTED.loose | ACCENTED.addresses | _NOT_CALLED


def _runs(low: str, places: re.Pattern[str] | None, known: NameWords) -> Iterator[list[_Word]]:
    """Words with nothing between them but spaces; phrases that are no name are left out."""
    folded = fold_aligned(low)
    phrases = (found for found in _NO_NAME.finditer(folded) if not _is_of_name(found, low, known))
    hidden = {at for found in phrases for at in range(_begin(found, low, known), found.end())}
    inside = {at for found in places.finditer(folded) for at in range(*found.span())} if places is not None else set()
    run: list[_Word] = []
    for found in _WORD.finditer(low):
        start, end = found.span()
        apart = start in hidden or low[start:end] in _SHORTENED
        if run and (apart or not _GAP.fullmatch(low, run[-1].end, start)):
            yield run
            run = []
        if apart:
            continue
        if low[end - 1] == "." and _VOWEL.search(folded, start, end):
            end -= 1
        run.append(_Word(start, end, accented_key(low[start:end]), folded[start:end].rstrip("."), start in inside))
    if run:
        yield run


def _begin(phrase: re.Match[str], low: str, known: NameWords) -> int:
    """Where a phrase begins; in "Đinh Hữu Nam sinh 1988" only "sinh" is none of the name."""
    start = phrase.start()
    before = _NAME_BEFORE.search(low, max(0, start - 18), start) if phrase.group() == "nam sinh" else None
    named = before is not None and before["family"] in known.sure | known.common
    return start + len("nam ") if named or (low.startswith("nam sinh", start) and not known.plain) else start


def _is_of_name(phrase: re.Match[str], low: str, known: NameWords) -> bool:
    """Whether words such as "văn phòng" and "đình chinh" are part of a name: a family name stands before them."""
    before = _FAMILY_BEFORE.search(low, max(0, phrase.start() - 9), phrase.start())
    if before is None or not known.is_family(before[1]) or before[1] in known.stops or " " not in phrase.group():
        return False
    if known.plain:
        begins = _begins_entry(low, before.start()) and _BORN.match(low, phrase.end()) is not None
        return before[1] in known.common and (begins or phrase.group().startswith(_MAY_END_NAMES))
    return all(known.is_name(accented_key(word)) for word in low[slice(*phrase.span())].split())


def _length(run: Sequence[_Word], at: int, low: str, known: NameWords) -> int:
    """How many words from here are a name; 0 for none."""
    first = run[at]
    following = run[at + 1] if at + 1 < len(run) else None
    if following is None or (first.place and following.place):
        return 0
    between = following.key in known.between
    if following.key in known.sure and first.folded in _ADDRESSES:
        return 0
    addressed = first.key == "vo" and following.folded in _ADDRESSES  # "vo anh long" is his wife
    heads = at == 0 and _begins_entry(low, first.start)
    if heads and _is_ba_somebody(run, low, known):
        return len(run)
    addressed = addressed and not heads  # "1. vo anh long, 1980" is a Võ
    if not between and (first.key in known.addresses or addressed):
        return _by_place(run, at, low, known) if first.key in known.families else 0
    whole = _whole(run, at, low, known)
    if whole:
        return whole
    count = 1
    while at + count < len(run) and count < LONGEST and _goes_on(run, at, count, low, known):
        count += 1
    if count < 2 or (count == 2 and between):
        return _by_place(run, at, low, known)
    led = at == 0 or run[at - 1].folded in _LEADS
    closes = _closes(low, run[at + count - 1].end)
    told = at + count == len(run) or closes
    if first.key in known.sure:
        return count if count > 2 or (led and told) else 0
    if between and (first.key in known.families or (at == 0 and first.key not in known.stops)):
        return count
    if first.key in known.common and led:
        end = run[at + count - 1].end
        placed = _DETAIL.match(low, end) is not None or (closes and _BEGINS_LINE.fullmatch(low, 0, first.start))
        if first.key in known.loose:
            sure = count > 2 and (placed if known.plain else closes)
        else:
            sure = count > 2 and closes if known.plain and at == 0 else count > 2 or told
        if sure:
            return count
    elif first.key in known.families and led and count > 2:
        end = run[at + count - 1].end
        if not known.plain or (_AFTER_MARK.search(low, 0, first.start) and _BORN.match(low, end)):
            return count
    return _by_place(run, at, low, known)


def _is_ba_somebody(run: Sequence[_Word], low: str, known: NameWords) -> bool:
    """Whether an entry of three words is "truong ba them;": a family name, Bá, and any word, alone between marks."""
    return (
        len(run) == 3
        and run[1].folded == "ba"
        and known.is_family(run[0].key)
        and _MARK.match(low, run[2].end) is not None
    )


def _whole(run: Sequence[_Word], at: int, low: str, known: NameWords) -> int:
    """3 or 4 where a family name and two more words stand alone, so that even doubtful words can be nothing else."""
    size = (
        4
        if at + 4 <= len(run) and run[at + 1].key in known.sure | known.common and _closes(low, run[at + 3].end)
        else 3
    )
    if at + size > len(run) or not all(known.is_name(word.key) for word in run[at + 1 : at + size]):
        return 0
    first, last = run[at], run[at + size - 1]
    if last.place and (first.place or first.key not in known.sure | known.common):
        return 0
    before = run[at - 1].folded if at else ""
    sourced = before in _ADDRESSES | _LEADS_SOURCE or (at == 0 and _after_level(low, first.start))
    after = run[at + size] if at + size < len(run) else None
    dated = after is not None and after.folded in _DAY_WORDS and _DAY.match(low, after.end) is not None
    follows = after is not None and after.folded in _FOLLOW and (dated or last.key not in known.adverbs)
    if after is not None and follows and known.is_name(after.key) and _closes(low, after.end):
        return 0  # "lê nguyễn hoài nam, 1990"
    if not (follows or _closes(low, last.end) or (sourced and _DAY.match(low, last.end))):
        return 0
    told = first.key not in known.loose or _DETAIL.match(low, last.end) is not None
    begins = at == 0 and told and first.key in known.common and _begins_entry(low, first.start)
    if begins or (first.key in known.sure and (at == 0 or before in _LEADS)):
        return size
    return size if known.is_family(first.key) and sourced else 0


def _begins_entry(low: str, start: int) -> bool:
    return _BEGINS_ENTRY.search(low, max(0, start - 30), start) is not None


def _after_level(low: str, start: int) -> bool:
    return _AFTER_LEVEL.search(low, max(0, start - 16), start) is not None


def _by_place(run: Sequence[_Word], at: int, low: str, known: NameWords) -> int:
    """The length of a name that its place tells: it begins an entry, and a year, a sex or a phone follows it."""
    count = len(run) - at
    address = at == 1 and run[0].folded in _ADDRESSES
    begins = at == 0 and _begins_entry(low, run[0].start)
    labelled = at == 0 and _AFTER_LABEL.search(low, max(0, run[0].start - 8), run[0].start) is not None
    born = _BORN.match(low, run[-1].end) is not None
    alone = at == 0 and count == 3 and born and run[at].key in known.addresses
    if not 2 <= count <= 4 or not (begins or address or alone or labelled):
        return 0
    if not (_closes if labelled else _details)(low, run[-1].end):
        return 0
    first, rest = run[at], run[at + 1 :]
    if (first.key in known.stops and first.key not in known.families) or (count == 2 and first.folded in _ADDRESSES):
        return 0
    if any(word.place for word in run[at:]) or (not born and all(word.key in known.loose for word in rest)):
        return 0
    if all(known.is_name(word.key) for word in rest):
        return count
    doubtful = known.stops | known.adverbs | known.loose | known.addresses
    return count if born and first.key in known.sure | known.common and doubtful.isdisjoint(w.key for w in rest) else 0


def _goes_on(run: Sequence[_Word], at: int, count: int, low: str, known: NameWords) -> bool:
    """Whether the next word belongs to the name that began at `at`."""
    word, before = run[at + count], run[at + count - 1]
    after = run[at + count + 1] if at + count + 1 < len(run) else None
    closes = _closes(low, word.end)
    given = before.key in known.between
    if word.short:
        return after is not None and count == 1
    if word.key in known.between:
        year = count > 1 and _YEAR.match(low, word.end) is not None
        return count == 1 or closes or year or (count == 2 and after is not None)
    if word.place and count > 2 and not (given or before.place):
        return False
    if (
        not given
        and word.folded in _DAY_WORDS
        and _DAY.match(low, word.end)
        and word.key in known.adverbs | known.stops
    ):
        return False
    if word.folded in ("nam", "nu") and count >= 3 and not given:
        return after is None and _CLOSES.match(low, word.end) is not None
    follows = after is not None and after.folded in _FOLLOW
    if word.key not in known.known:
        if word.folded in _CALLED and after is None and known.is_family(run[at].key):
            return (given and _YEAR.match(low, word.end) is not None) or (
                at == 0
                and _begins_entry(low, run[at].start)
                and (_CLOSES.match(low, word.end) or _BORN.match(low, word.end)) is not None
            )
        alone = count == 2 and (closes or follows)
        return (given and closes) or (word.key not in known.stops and ((after is None and given) or alone))
    if given or word.key not in known.loose:
        return True
    full = count == 2 or (count == 3 and run[at + 1].key in known.between)
    if after is None:
        return closes or (full and not known.plain and word.key not in known.adverbs)
    if full and follows and word.key not in known.adverbs:
        return True
    return count < 3 and after.key in known.known and after.key not in known.adverbs


def _details(low: str, end: int) -> bool:
    """Whether a sex, a year or a phone stands behind a word."""
    return _DETAIL.match(low, end) is not None


def _closes(low: str, end: int) -> bool:
    """Whether a mark, or what is told of a person, stands behind a word."""
    return _CLOSES.match(low, end) is not None or _DETAIL.match(low, end) is not None
