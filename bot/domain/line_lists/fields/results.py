"""Test results: "XN lần 1 ngày 06/06: âm tính", "PCR (-)", "chờ KQ"."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.cued import cued
from bot.domain.dates import find_days
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.model import Outcome, TestResult

_TEST = (
    r"(?:(?:ket qua|kq|kqxn)\s?(?:xn|xet nghiem|test)?|xet nghiem|xn|test(?: nhanh)?|pcr|rt-?pcr|lay mau|da lay mau|"
    r"mau (?:xn|xet nghiem|lan)|khang nguyen)"
    r"(?:\s?(?:covid(?:[- ]?19)?|sars-cov-2|pcr|rt-pcr|nhanh|xn|xet nghiem|gop|don)){0,3}"
)
_OUTCOME = (
    r"(?<![a-z])(?:(?P<negative>am tinh|a\.?t(?![a-z])|\(-\)|\[-\]|\(am\)|am(?![a-z])|neg(?:ative)?)|"
    r"(?P<positive>duong tinh|d\.?t(?=\s?(?:sars|covid|[,;.)\n]|$))|\(\+\)|pos(?:itive)?|nghi duong)|"
    r"(?P<waiting>(?:dang |con )?cho (?:kq|ket qua|k\.q|tra|xn)(?: xn| xet nghiem)?|chua (?:co |ra )?(?:kq|ket qua)|"
    r"cho(?![a-z])))"
)
_CLAUSE = cued(
    "ket qua|kq|xet nghiem|xn|test|pcr|lay mau|mau|khang nguyen",
    rf"(?<![a-z])(?:(?P<test>{_TEST})(?![a-z])(?P<middle>[^;,\n\x01|"
    rf"(]{{0,48}}?)\s{{0,2}}[:=,\-]?\s{{0,2}}\(?{_OUTCOME}\)?)",
)
_LONE = cued(
    "tinh|cho k",
    r"(?<![a-z])(?:(?P<negative>am tinh)|(?P<positive>duong tinh)|(?P<waiting>(?:dang )?cho (?:kq|ket qua)(?: xn|"
    r" xet nghiem)?))"
    r"(?:\s?(?:lan|l)\s?\d)?(?![a-z])",
)
_UNKNOWN = cued(
    "ket qua|kq|xet nghiem|xn|test|pcr|lay mau|mau|khang nguyen",
    rf"(?<![a-z])(?:da |chua )?{_TEST}(?![a-z])(?:\s?(?:lan|l)\s?(?:thu )?\d)?(?:\s?[:,]?\s?(?=ngay|\d|sang|"
    rf"chieu|hom))",
)
_OF_ANOTHER = re.compile(
    r"(?<![a-z])(?:tiep xuc|tx|t/x|voi|vs|cua|gap|lien quan|lq|nguon|lay|cung|do|vi|tu|quanh)(?![a-z])[^,;.:()\n\x01]*"
    r"(?<![a-z])(?:ca|truong hop|benh nhan|nguoi|f\s?0|bn)(?: (?:benh|mac|nhiem|covid(?:[- ]?19)?|sars-cov-2)){0,2}\s$"
)
_AFTER = re.compile(r"\s{0,2}[(,:]?\s{0,2}(?=(?:lan \d |l\d )?(?:ngay |hom |\d{1,2}[/.\-]))")


def take_results(scan: Scan, *, on: date) -> None:
    """Take tests with what came of them and their days; a test's day is no day of contact or quarantine."""
    marks = []
    for found in scan.find(_CLAUSE):
        if "ngay sinh" in found.group():
            continue
        days = [mark.day for mark in find_days(found["middle"], on=on) if mark.day]
        end = found.end()
        if not days:
            after = _AFTER.match(scan.left, end)
            later = find_days(scan.left[end : end + 30], on=on) if after else []
            if after and later and later[0].start <= after.end() - end + 6:
                days, end = [later[0].day] if later[0].day else [], end + later[0].end
        marks.append(Mark(found.start(), end, "test", TestResult(days[0] if days else None, _outcome(found))))
    scan.take(marks)
    lone = [found for found in scan.find(_LONE) if not (found["positive"] and _is_of_another(scan, found.start()))]
    scan.take([Mark(found.start(), found.end(), "test", TestResult(None, _outcome(found))) for found in lone])
    marks = []
    for found in scan.find(_UNKNOWN):
        later = find_days(scan.left[found.end() : found.end() + 24], on=on)
        if later and later[0].start <= 2:
            marks.append(Mark(found.start(), found.end() + later[0].end, "tested"))
    scan.take(marks)


def _outcome(found: re.Match[str]) -> Outcome:
    if found["negative"]:
        return "negative"
    return "positive" if found["positive"] else "waiting"


def _is_of_another(scan: Scan, at: int) -> bool:
    """Whether "dương tính" says which case somebody met: "tiếp xúc gần với ca dương tính BN9938"."""
    return _OF_ANOTHER.search(scan.folded, max(0, at - 80), at) is not None
