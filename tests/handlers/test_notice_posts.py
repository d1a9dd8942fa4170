"""Notices that come in: what is taken for one, parts, files, edits, deletions, and a number that was there before."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfWriter
from sqlmodel import col, select

from storage.assignments import Assignment
from storage.contacts import Contact
from storage.notices import Notice, NoticeState, NoticeTask
from tests.handlers.commune import GROUP, Commune, Said
from tests.handlers.notice_text import NOTICE, SECOND

SECRETARY = "van_phong"
LIST = "DANH SÁCH F1\n1. Nguyễn Văn Kiên, SN 1985, thôn Nam Thắng, 0912000345, cách ly tại nhà từ 06/06 đến 27/06/2021"


def kept(commune: Commune) -> list[Notice]:
    with commune.session() as session:
        return list(session.exec(select(Notice).order_by(col(Notice.id))))


def tasks(commune: Commune) -> list[NoticeTask]:
    with commune.session() as session:
        return list(session.exec(select(NoticeTask)))


def newest(said: list[Said]) -> Said:
    return [one for one in said if not one.edited][-1]


def docx(text: str) -> bytes:
    """A Word document of plain paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return file.getvalue()


async def test_a_pasted_notice_becomes_a_draft(commune: Commune) -> None:
    (draft,) = await commune.says(SECRETARY, NOTICE)
    assert "Thông báo số 15/TB-UBND" in draft.text
    assert "4 việc có thời hạn, 1 việc không ghi thời hạn" in draft.text
    assert "hạn 25/06/2021</b> – Lưu Thị Hạnh (Kế toán xã)" in draft.text
    assert "hạn 30/06/2021</b> – 5 thôn" in draft.text
    assert "Chưa rõ là ai: Hội Nông dân" in draft.text
    assert "Chưa rõ là ai: Đồng chí Tâm" in draft.text


async def test_the_chair_may_send_one_and_a_leader_may_not(commune: Commune) -> None:
    (draft,) = await commune.says("truong_ban", NOTICE)
    assert "15/TB-UBND" in draft.text
    (answer,) = await commune.says("thon_nam_thang", NOTICE)
    assert "15/TB-UBND" not in answer.text
    assert len(kept(commune)) == 1


async def test_the_stations_list_is_none_and_a_notice_is_no_list(commune: Commune) -> None:
    await commune.says(SECRETARY, LIST)
    assert kept(commune) == []
    await commune.says(SECRETARY, NOTICE)
    with commune.session() as session:
        assert [one.full_name for one in session.exec(select(Contact))] == ["Nguyễn Văn Kiên"]


async def test_a_list_right_behind_a_notice_is_read_as_a_list(commune: Commune) -> None:
    await commune.says(SECRETARY, NOTICE.partition("Nơi nhận")[0])
    receipt, *_ = await commune.says(SECRETARY, LIST)
    assert "Nhận 1 dòng" in receipt.text
    assert "Kiên" not in kept(commune)[0].text


async def test_in_the_group_a_notice_is_only_talk(commune: Commune) -> None:
    assert await commune.says("truong_ban", NOTICE, where=GROUP) == []
    assert kept(commune) == []


@pytest.mark.parametrize("size", [300, 400, 700])
async def test_a_notice_in_parts_is_read_as_one(commune: Commune, size: int) -> None:
    for at in range(0, len(NOTICE), size):
        said = await commune.says(SECRETARY, NOTICE[at : at + size].strip())
    (notice,) = kept(commune)
    assert notice.number == "15/TB-UBND"
    assert "4 việc có thời hạn, 1 việc không ghi thời hạn" in newest(said).text
    assert sorted(str(row.due) for row in tasks(commune) if row.due) == [
        "2021-06-22", "2021-06-23", "2021-06-25", "2021-06-30",
    ]  # fmt: skip


async def test_what_was_decided_about_the_first_part_stays_when_the_second_comes(commune: Commune) -> None:
    cut = NOTICE.index("2. Văn hóa")
    (draft,) = await commune.says(SECRETARY, NOTICE[:cut].strip())
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.says(SECRETARY, NOTICE[cut:])
    assert sorted(row.state for row in tasks(commune)) == ["accepted", "accepted", "proposed", "proposed", "proposed"]


async def test_a_part_that_comes_late_is_no_part(commune: Commune) -> None:
    cut = NOTICE.index("2. Văn hóa")
    await commune.says(SECRETARY, NOTICE[:cut].strip())
    await commune.moves_to(14, 6, 8)
    await commune.says(SECRETARY, NOTICE[cut:])
    assert "Hội Nông dân" not in kept(commune)[0].text


async def test_a_word_document_is_read(commune: Commune) -> None:
    (draft,) = await commune.sends_file(SECRETARY, "tb15.docx", docx(NOTICE))
    assert "4 việc có thời hạn" in draft.text
    assert kept(commune)[0].attachment_id is not None


async def test_a_word_document_with_a_list_is_read_as_a_list(commune: Commune) -> None:
    await commune.sends_file(SECRETARY, "ds.docx", docx(LIST))
    assert kept(commune) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tb.docx", b"PK\x03\x04 broken", "hỏng"),
        ("tb.pdf", b"%PDF-1.4 broken", "hỏng"),
        ("tb.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "ảnh"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(
    commune: Commune, name: str, content: bytes, words: str
) -> None:
    (refusal,) = await commune.sends_file(SECRETARY, name, content)
    assert words in refusal.text
    assert kept(commune) == []


async def test_a_scanned_pdf_is_refused_with_what_to_do(commune: Commune) -> None:
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.write(file)
    (refusal,) = await commune.sends_file(SECRETARY, "tb.pdf", file.getvalue())
    assert "bản quét" in refusal.text
    assert "Word" in refusal.text


async def test_without_number_and_date_the_day_of_sending_is_taken_and_both_can_be_typed(commune: Commune) -> None:
    text = NOTICE.replace("Số: 15/TB-UBND\n", "").replace("Thạch Thắng, ngày 14 tháng 6 năm 2021\n", "")
    (draft,) = await commune.says(SECRETARY, text)
    assert "không ghi số" in draft.text
    assert "lấy ngày gửi 14/06/2021" in draft.text
    (ask,) = await commune.presses(SECRETARY, draft, "Ghi số")
    assert "12/TB-UBND" in ask.text
    (refusal,) = await commune.says(SECRETARY, "mười lăm")
    assert "Ví dụ: 12/TB-UBND" in refusal.text
    numbered = newest(await commune.says(SECRETARY, "15/TB-UBND"))
    assert "Thông báo số 15/TB-UBND" in numbered.text
    await commune.presses(SECRETARY, numbered, "Ghi ngày")
    (late,) = await commune.says(SECRETARY, "31/12/2021")
    assert "chưa đến" in late.text
    dated = newest(await commune.says(SECRETARY, "12/6"))
    assert "ngày 12/06/2021" in dated.text
    assert "✏️ Sửa ngày" in dated.labels
    assert "✏️ Ghi ngày" not in dated.labels


async def test_a_number_and_a_day_that_were_read_wrongly_are_corrected_and_stay_so(commune: Commune) -> None:
    (draft,) = await commune.says(SECRETARY, NOTICE)
    await commune.presses(SECRETARY, draft, "Sửa số")
    numbered = newest(await commune.says(SECRETARY, "51/TB-UBND"))
    assert "Thông báo số 51/TB-UBND" in numbered.text
    await commune.presses(SECRETARY, numbered, "Sửa ngày")
    dated = newest(await commune.says(SECRETARY, "12/6/2021"))
    assert "Thông báo số 51/TB-UBND</b>, ngày 12/06/2021" in dated.text
    assert "hạn 25/06/2021" in dated.text
    (listed,) = await commune.says(SECRETARY, "/thongbao")
    assert "51/TB-UBND" in listed.text


async def test_a_notice_without_tasks_can_still_be_sent(commune: Commune) -> None:
    text = "Số: 16/TB-UBND\nThạch Thắng, ngày 14 tháng 6 năm 2021\nTHÔNG BÁO\nVề việc nghỉ lễ\nNơi nhận:\n- 5 thôn."
    (draft,) = await commune.says(SECRETARY, text)
    assert "Không thấy việc nào" in draft.text
    assert "📨 Nơi nhận" in draft.labels


async def test_the_same_text_again_shows_what_there_is(commune: Commune) -> None:
    await commune.says(SECRETARY, NOTICE)
    (again,) = await commune.says("truong_ban", NOTICE)
    assert "đã có đúng thông báo này" in again.text
    assert len(kept(commune)) == 1


async def test_a_second_notice_of_a_number_is_asked_about_and_can_be_another(commune: Commune) -> None:
    await commune.says(SECRETARY, NOTICE)
    (question,) = await commune.says(SECRETARY, SECOND)
    assert question.labels == ["Bản mới, thay bản cũ", "Thông báo khác, trùng số", "Thôi"]
    (draft,) = await commune.presses(SECRETARY, question, "Thông báo khác")
    assert "hạn 28/06/2021" in draft.text
    assert [row.state for row in kept(commune)] == [NoticeState.DRAFT, NoticeState.DRAFT]
    (old,) = await commune.presses_data(SECRETARY, question, f"ntnew:{kept(commune)[1].id}")
    assert "cũ" in old.text


async def test_a_second_notice_of_a_number_can_be_put_away(commune: Commune) -> None:
    await commune.says(SECRETARY, NOTICE)
    (question,) = await commune.says(SECRETARY, SECOND)
    (answer,) = await commune.presses(SECRETARY, question, "Thôi")
    assert "giữ" in answer.text
    assert [row.state for row in kept(commune)] == [NoticeState.DRAFT, NoticeState.DROPPED]


async def test_a_new_version_keeps_what_was_given_and_changes_what_changed(commune: Commune) -> None:
    (draft,) = await commune.says(SECRETARY, NOTICE)
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "Giao 2 việc")
    (question,) = await commune.says(SECRETARY, SECOND)
    (version,) = await commune.presses(SECRETARY, question, "Bản mới")
    assert "giữ lại 4 việc, thêm 1 việc, 0 việc không còn" in version.text
    assert "☑️ <b>hạn 28/06/2021" in version.text
    assert "✅ <b>hạn 30/06/2021" in version.text
    await commune.presses(SECRETARY, version, "Giao 1 việc")
    with commune.session() as session:
        found = session.exec(select(Assignment).where(Assignment.notice_id == kept(commune)[1].id)).all()
        assert sorted(str(one.due) for one in found) == ["2021-06-28", "2021-06-30"]
    assert [row.state for row in kept(commune)] == [NoticeState.REPLACED, NoticeState.GIVEN]


async def test_a_given_task_that_the_new_version_leaves_out_is_marked(commune: Commune) -> None:
    (draft,) = await commune.says(SECRETARY, NOTICE)
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    await commune.presses(SECRETARY, draft, "Giao 2 việc")
    without = "\n".join(line for line in NOTICE.split("\n") if "Kế toán" not in line)
    (question,) = await commune.says(SECRETARY, without)
    (version,) = await commune.presses(SECRETARY, question, "Bản mới")
    assert "1 việc không còn trong bản mới" in version.text
    assert "Bản mới của thông báo không còn việc này" in version.text


async def test_an_edited_message_is_read_again(commune: Commune) -> None:
    (draft,) = await commune.says(SECRETARY, NOTICE)
    message = commune.last_message
    await commune.presses(SECRETARY, draft, "Nhận tất cả")
    said = await commune.says(
        SECRETARY, NOTICE.replace("trước ngày 30/6/2021", "trước ngày 29/6/2021"), message_id=message
    )
    assert "☑️ <b>hạn 29/06/2021" in newest(said).text
    assert len(kept(commune)) == 1


async def test_a_deleted_draft_can_be_had_back(commune: Commune) -> None:
    await commune.says(SECRETARY, NOTICE)
    (gone,) = await commune.deletes(SECRETARY, commune.last_message)
    assert kept(commune)[0].state == NoticeState.DROPPED
    (back,) = await commune.presses(SECRETARY, gone, "Khôi phục")
    assert "4 việc có thời hạn" in back.text
    assert kept(commune)[0].state == NoticeState.DRAFT


async def test_the_command_takes_a_notice_whatever_it_looks_like(commune: Commune) -> None:
    text = "Kế toán xã nộp báo cáo trước ngày 25/6.\nCông an xã tuần tra hằng ngày."
    (draft,) = await commune.says(SECRETARY, f"/thongbao {text}")
    assert "2 việc có thời hạn" in draft.text
    (listed,) = await commune.says(SECRETARY, "/thongbao")
    await commune.presses(SECRETARY, listed, "Gửi thông báo mới")
    (short,) = await commune.says(SECRETARY, "Xin chào")
    assert "quá ngắn" in short.text
    (waited,) = await commune.says(SECRETARY, "Trạm y tế tổng hợp báo cáo tiêm chủng trước ngày 22/6 gửi về xã")
    assert "hạn 22/06/2021" in waited.text


async def test_while_a_notice_is_awaited_a_list_is_still_a_list(commune: Commune) -> None:
    (listed,) = await commune.says(SECRETARY, "/thongbao")
    await commune.presses(SECRETARY, listed, "Gửi thông báo mới")
    await commune.says(SECRETARY, LIST)
    assert kept(commune) == []
    with commune.session() as session:
        assert len(session.exec(select(Contact)).all()) == 1


async def test_an_answer_that_somebody_waits_for_is_no_part_of_a_notice(commune: Commune) -> None:
    (draft,) = await commune.says(SECRETARY, NOTICE.partition("Nơi nhận")[0].strip())
    await commune.presses(SECRETARY, draft, "Thêm việc")
    line = (
        "Công an xã phối hợp các thôn kiểm tra lưu trú trước ngày 24/6 và Trạm y tế phun khử khuẩn trường học, trụ sở "
        "trước ngày 26/6"
    )
    (added,) = await commune.says(SECRETARY, line)
    assert "Công an xã phối hợp các thôn" in added.text
    assert "lưu trú" not in kept(commune)[0].text
    assert len(kept(commune)) == 1


async def test_a_whole_notice_is_one_whoever_waits_for_an_answer(commune: Commune) -> None:
    (draft,) = await commune.says(SECRETARY, NOTICE)
    await commune.presses(SECRETARY, draft, "Thêm việc")
    await commune.says(SECRETARY, NOTICE.replace("15/TB-UBND", "17/TB-UBND"))
    assert [one.number for one in kept(commune)] == ["15/TB-UBND", "17/TB-UBND"]


async def test_a_file_with_the_command_as_its_caption_is_a_notice(commune: Commune) -> None:
    content = "Công an xã tuần tra hằng ngày.".encode()
    said = await commune.sends_file(SECRETARY, "viec.txt", content)
    assert kept(commune) == []
    assert said
    document = {"file_id": "f", "file_unique_id": "f", "file_name": "viec.txt", "file_size": len(content)}
    commune.network.files["f"] = next(iter(commune.network.files.values()))
    (draft,) = await commune.says(SECRETARY, None, document=document, caption="/thongbao")
    assert "1 việc có thời hạn" in draft.text
