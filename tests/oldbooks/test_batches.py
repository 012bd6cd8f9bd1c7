"""A file into the books: all or nothing, once, and out again as if it had never been there."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import Http404

from bookkeeping.models import Month
from bookkeeping.models.month import MonthState
from common import clock
from common.ids import uuid7
from common.problems import Forbidden, Refused
from oldbooks import tasks
from oldbooks.commands.imports.files import ClearFiles, DropBatch, clear_files, drop_batch
from oldbooks.commands.imports.planning import PlanBatch, plan_batch
from oldbooks.commands.imports.posting import AskPosting, PostBatch, ask_posting, post_batch
from oldbooks.commands.imports.reading import ReadBatch, read_batch
from oldbooks.commands.imports.undoing import AskUndo, ask_undo
from oldbooks.domain.imports.fields import Target
from oldbooks.models import ColumnMapping, ImportFile
from regions.tenancy.scope import scope
from tests.builders import NAMES, SYSTEM, a_group
from tests.cast import MOJOKERTO, NOON, PEKALONGAN, TODAY, open_cast
from tests.ledger.books import books as whole_ledger
from tests.oldbooks.books import (
    BKU,
    BKU_ANSWERS,
    a_posted_bku,
    answers,
    bku,
    plan,
    plan_only,
    post,
    the,
    undo,
    upload,
    xlsx,
)
from tests.oldbooks.desk import Desk, ready

pytestmark = pytest.mark.django_db


ACCOUNTS = (1101, 3102, 3201, 4103, 5102, 5103, 3501)


def test_a_cash_book_goes_in_with_its_own_dates(desk: Desk) -> None:
    before = len(desk.entries())
    batch_id = a_posted_bku(desk.actor, desk.id)
    new = desk.entries()[before:]
    assert [(e.date, e.kind, e.memo) for e in new] == [
        (date(2026, 1, 5), "kas_masuk", "Iuran anggota"),
        (date(2026, 1, 5), "impor", "Simpanan wajib"),
        (date(2026, 1, 6), "kas_keluar", "Konsumsi rapat (bukti lama 01)"),
        (date(2026, 1, 12), "kas_masuk", "Bantuan kelurahan"),
        (date(2026, 1, 13), "kas_keluar", "Fotokopi (bukti lama 02)"),
    ]
    assert {(e.recorded_by_id, e.command_id) for e in new} == {(desk.actor.user_id, the(batch_id).posting_id)}
    assert desk.saldo(*ACCOUNTS) == {
        1101: 10_737_500, 3102: 100_000, 3201: 500_000, 4103: 200_000, 5102: 50_000, 5103: 12_500,
        3501: 10_000_000,
    }  # fmt: skip
    assert not ImportFile.objects.filter(batch_id=batch_id).exists()


def test_questions_are_asked_before_anything_is_written(desk: Desk) -> None:
    content = bku()
    batch_id = upload(desk.actor, desk.id, content)
    found = plan(desk.actor, batch_id, Target.KAS, content)
    assert [q.key for q in found.questions] == [
        "tanggal_kosong", "pos:masuk:iuran", "pos:keluar:konsumsi dan rapat", "pos:masuk:simpanan wajib",
        "pos:keluar:alat tulis", "pos:masuk:hibah dan bantuan",
    ]  # fmt: skip
    assert the(batch_id).state == "asking"
    before = whole_ledger()
    with pytest.raises(Refused, match="Perlu jawaban"):
        ask_posting(AskPosting(uuid7(), batch_id), actor=desk.actor)
    assert whole_ledger() == before
    found = answers(desk.actor, batch_id, BKU_ANSWERS)
    assert (found.records, found.money_in, found.money_out) == (5, 800_000, 62_500)
    assert (found.agreed, found.checks) == (3, ())
    assert [(s.row, s.reason) for s in found.skipped] == [
        (10, "baris jumlah"), (11, "baris saldo"), (13, "tanpa jumlah uang"),
    ]  # fmt: skip


def test_the_columns_and_answers_are_remembered_for_the_group(desk: Desk) -> None:
    a_posted_bku(desk.actor, desk.id)
    rows = [*BKU[:1], ("BULAN FEBRUARI TAHUN 2026",), *BKU[2:6], ("13/2/26", "Iuran", "150.000,-")]
    content = xlsx(("Feb", rows), merges=("A4:C4", "D4:G4"))
    batch_id = upload(desk.actor, desk.id, content)
    found = plan(desk.actor, batch_id, Target.KAS, content)
    assert (found.questions, found.is_ready, found.money_in) == ((), True, 150_000)
    kept = ColumnMapping.objects.filter(group_id=desk.id).order_by("made_at", "id")
    assert [sorted(row.answers) for row in kept] == [[], sorted(BKU_ANSWERS)]


def test_a_file_goes_in_once_however_often_she_presses(desk: Desk) -> None:
    batch_id = ready(desk, bku(), Target.KAS, BKU_ANSWERS)
    asked = AskPosting(uuid7(), batch_id)
    assert ask_posting(asked, actor=desk.actor) == ask_posting(asked, actor=desk.actor)
    with pytest.raises(Refused, match="Sedang dimasukkan"):
        ask_posting(AskPosting(uuid7(), batch_id), actor=desk.actor)
    for _ in range(2):
        tasks.post.run(kota_id=MOJOKERTO, batch_id=str(batch_id))
    command_id = the(batch_id).posting_id
    assert command_id is not None
    assert post_batch(PostBatch(command_id, batch_id), actor=replace(desk.actor, address=None)).records == 5
    assert len(desk.entries()) == 6


def test_the_same_sheet_does_not_go_in_twice(desk: Desk) -> None:
    a_posted_bku(desk.actor, desk.id)
    batch_id = ready(desk, bku(), Target.KAS, BKU_ANSWERS)
    with pytest.raises(Refused, match="sudah masuk buku"):
        ask_posting(AskPosting(uuid7(), batch_id), actor=desk.actor)
    assert the(batch_id).state == "ready"


def test_a_fault_stops_the_whole_file(desk: Desk) -> None:
    rows = [
        *BKU[:6],
        ("5/1/26", "Iuran", "100.000,-"),
        ("30/2/26", "Iuran", "seratus"),
        ("5/1/27", "Iuran", "1 jt"),
    ]
    content = xlsx(("Jan 26", rows), merges=("A4:C4", "D4:G4"))
    batch_id = upload(desk.actor, desk.id, content)
    plan(desk.actor, batch_id, Target.KAS, content)
    found = answers(desk.actor, batch_id, BKU_ANSWERS)
    assert [(f.place, f.message) for f in found.faults] == [
        ("C8", "Jumlah uang tidak terbaca. Tulis misalnya 1.250.000."),
        ("A8", "Tanggal tidak terbaca. Tulis misalnya 12 Januari 2024."),
        ("A9", "5 Januari 2027 belum terjadi."),
    ]
    assert the(batch_id).state == "faulty"
    with pytest.raises(Refused, match="dibetulkan"):
        ask_posting(AskPosting(uuid7(), batch_id), actor=desk.actor)


def test_kas_below_zero_needs_a_reason_and_nothing_is_written_without(desk: Desk) -> None:
    rows = [*BKU[:6], (None, None, None, "13/1/26", "1", "Pinjaman anggota", "20 jt")]
    content = xlsx(("Jan 26", rows), merges=("A4:C4", "D4:G4"))
    batch_id = ready(desk, content, Target.KAS, {"pos:keluar:pinjaman anggota": "1201"})
    before = whole_ledger()
    assert post(desk.actor, batch_id).state == "ready"
    assert the(batch_id).trouble == ["Uang kas tidak cukup: kurang Rp 10.000.000 pada 13 Januari 2026."]
    assert whole_ledger() == before
    assert post(desk.actor, batch_id, "Buku lama memang begitu.").state == "posted"
    assert (the(batch_id).trouble, desk.saldo(1101)) == ([], {1101: -10_000_000})
    assert desk.entries()[-1].cash_reason == "Buku lama memang begitu."


def test_rows_of_a_reported_month_are_asked_about(desk: Desk) -> None:
    area = desk.actor.held[0].place.kelurahan_id
    assert area is not None
    Month.objects.create(
        kelurahan_id=area, group_id=desk.id, period=202601, state=MonthState.SEALED, reason="",
        changed_at=NOON, changed_name="uji",
    )  # fmt: skip
    content = bku()
    batch_id = upload(desk.actor, desk.id, content)
    plan(desk.actor, batch_id, Target.KAS, content)
    (question,) = answers(desk.actor, batch_id, BKU_ANSWERS).questions
    assert "misalnya Januari 2026" in question.text
    found = answers(desk.actor, batch_id, {"dilaporkan": "tandai"})
    assert {f.message for f in found.faults} == {"Baris ini bulannya sudah dilaporkan."}
    assert (found.records, found.fault_count, the(batch_id).state) == (5, 3, "faulty")  # two blocks a row
    found = answers(desk.actor, batch_id, {"dilaporkan": "lewati"})
    assert (found.records, found.is_ready, found.faults) == (0, False, ())
    assert [s.reason for s in found.skipped if "dilaporkan" in s.reason] == ["bulannya sudah dilaporkan"] * 5


def test_a_whole_batch_is_taken_back(desk: Desk) -> None:
    before, count = desk.saldo(*ACCOUNTS), len(desk.entries())
    batch_id = a_posted_bku(desk.actor, desk.id)
    done = undo(desk.actor, batch_id)
    assert (done.state, done.undone_reason) == ("taken_back", "Berkasnya salah.")
    assert desk.saldo(*ACCOUNTS) == before
    reversals = desk.entries()[count + 5 :]
    assert [(e.kind, e.date) for e in reversals] == [
        ("pembalik", e.date) for e in desk.entries()[count : count + 5]
    ]
    with pytest.raises(Refused, match="Dibatalkan"):
        ask_undo(AskUndo(uuid7(), batch_id, "Lagi"), actor=desk.actor)


def test_what_was_sealed_meanwhile_is_taken_back_today(desk: Desk) -> None:
    batch_id = a_posted_bku(desk.actor, desk.id)
    area = desk.actor.held[0].place.kelurahan_id
    assert area is not None
    Month.objects.create(
        kelurahan_id=area, group_id=desk.id, period=202601, state=MonthState.SEALED, reason="",
        changed_at=NOON, changed_name="uji",
    )  # fmt: skip
    before = desk.saldo(1101)
    assert undo(desk.actor, batch_id).state == "taken_back"
    last = desk.entries()[-1]
    assert (last.date, last.reason) == (TODAY, "Ralat Januari 2026: Berkasnya salah.")
    assert desk.saldo(1101) == {1101: before[1101] - 737_500}


def test_taking_back_needs_a_reason(desk: Desk) -> None:
    batch_id = a_posted_bku(desk.actor, desk.id)
    with pytest.raises(Refused, match="alasan"):
        ask_undo(AskUndo(uuid7(), batch_id, "  "), actor=desk.actor)
    assert the(batch_id).state == "posted"


def test_who_keeps_no_books_here_finds_no_batch(desk: Desk) -> None:
    batch_id = upload(desk.actor, desk.id, bku())
    for name, error in (("dewi", Http404), ("wati", Forbidden), ("rini", Forbidden)):
        with pytest.raises(error):
            drop_batch(DropBatch(uuid7(), batch_id), actor=desk.cast[name])
        with pytest.raises(error):
            upload(desk.cast[name], desk.id, bku())
    assert the(batch_id).state == "uploaded"


def test_another_city_sees_nothing() -> None:
    with clock.at(NOON):
        cast = open_cast()
        with scope(MOJOKERTO):
            a_group(cast.groups["Melati"], TODAY, names=NAMES[:4], borrowers=0)
            batch_id = upload(cast["ani"], cast.groups["Melati"], bku())
        with scope(PEKALONGAN), pytest.raises(Http404):
            drop_batch(DropBatch(uuid7(), batch_id), actor=cast["tuti"])


def test_who_lost_her_role_meanwhile_writes_nothing(desk: Desk) -> None:
    batch_id = ready(desk, bku(), Target.KAS, BKU_ANSWERS)
    ask_posting(AskPosting(uuid7(), batch_id), actor=desk.actor)
    batch = the(batch_id)
    batch.asked_by_id = desk.cast["dewi"].user_id
    batch.save(update_fields=["asked_by_id"])
    before = whole_ledger()
    tasks.post.run(kota_id=MOJOKERTO, batch_id=str(batch_id))
    assert (the(batch_id).state, the(batch_id).trouble) == ("ready", [tasks.NOT_HERS])
    assert whole_ledger() == before


def test_what_the_worker_dies_of_puts_the_batch_back() -> None:
    with clock.at(NOON):
        cast = open_cast()
        with scope(MOJOKERTO):
            desk = Desk(cast, a_group(cast.groups["Melati"], TODAY, names=NAMES[:4], borrowers=0))
            batch_id = ready(desk, bku(), Target.KAS, BKU_ANSWERS)
            ask_posting(AskPosting(uuid7(), batch_id), actor=desk.actor)
        told: dict[str, Any] = {"kota_id": MOJOKERTO, "batch_id": str(batch_id)}
        tasks.post.on_failure(RuntimeError("x"), "1", (), told, None)
        with scope(MOJOKERTO):
            assert (the(batch_id).state, the(batch_id).trouble) == ("ready", [tasks.TROUBLE])


def test_a_file_that_is_not_wanted_or_too_old_is_deleted(desk: Desk) -> None:
    first, second = upload(desk.actor, desk.id, bku()), upload(desk.actor, desk.id, bku())
    drop_batch(DropBatch(uuid7(), first), actor=desk.actor)
    assert the(first).state == "dropped"
    assert [f.batch_id for f in ImportFile.objects.all()] == [second]
    with clock.at(NOON.replace(month=11, day=20)):
        assert clear_files(ClearFiles(uuid7()), actor=SYSTEM).count == 1
    with pytest.raises(Refused, match="lebih dari 30 hari"):
        plan(desk.actor, second, Target.KAS, bku())


def test_a_plan_that_cannot_be_read_is_refused(desk: Desk) -> None:
    batch_id = upload(desk.actor, desk.id, bku())
    cases = [
        ({"0": "tanggal", "1": "uraian"}, ("Jan 26",), "Tunjuk dahulu kolom Uang masuk"),
        ({"0": "tanggal", "1": "tanggal"}, ("Jan 26",), "dua kali"),
        ({"0": "rahasia"}, ("Jan 26",), "tidak dikenal"),
        ({"99": "tanggal"}, ("Jan 26",), "Kolom ini tidak ada"),
        ({"0": "tanggal", "1": "uraian", "2": "masuk"}, ("Maret",), "Pilih lembar"),
    ]
    for columns, sheets, words in cases:
        with pytest.raises(Refused, match=words):
            plan_batch(PlanBatch(uuid7(), batch_id, Target.KAS, sheets, columns), actor=desk.actor)
    assert the(batch_id).state == "uploaded"
    assert read_batch(ReadBatch(uuid7(), batch_id), actor=SYSTEM).state == "uploaded"


def test_what_got_lost_on_the_way_is_sent_again(django_capture_on_commit_callbacks: Any) -> None:
    with clock.at(NOON):
        cast = open_cast()
        with scope(MOJOKERTO):
            batch_id = upload(cast["ani"], cast.groups["Melati"], bku())
            plan_only(cast["ani"], batch_id)
    for minutes, count in ((4, 0), (6, 1)):
        with clock.at(NOON + timedelta(minutes=minutes)), django_capture_on_commit_callbacks() as sent:
            tasks.resume()
        assert [callback.args for callback in sent] == [("oldbooks.read", MOJOKERTO, str(batch_id))] * count


def test_old_files_are_cleared_in_every_city() -> None:
    with clock.at(NOON):
        cast = open_cast()
        with scope(MOJOKERTO):
            upload(cast["ani"], cast.groups["Melati"], bku())
    with clock.at(NOON + timedelta(days=31)):
        tasks.clear()
    with scope(MOJOKERTO):
        assert ImportFile.objects.count() == 0
