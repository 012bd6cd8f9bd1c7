"""Books from elsewhere, things moved and taken over, Betulkan of any entry, drawn blindly as in verbs.py."""

import base64
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from bookkeeping.commands.importing import ImportJournal, import_journal, stage_journal
from bookkeeping.commands.opening import OpeningSavings
from bookkeeping.commands.savings.undoing import TakeBackSharing, take_back_sharing
from bookkeeping.domain.chart import IURAN, KAS
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.journal import Known
from bookkeeping.domain.loans.taken import TakenLoan
from bookkeeping.models import Entry
from common.ids import uuid7
from common.problems import Refused
from common.words import tanggal
from goods.commands.items import TakeOverItems, take_over_items
from goods.commands.noting import CancelNote, NoteItem, cancel_note, note_item
from goods.commands.trading import Bought, TakeOverStock, take_over_stock
from goods.domain.things import NewItem, OldItem
from goods.domain.words import Condition
from goods.models import Item, ItemFact
from goods.queries.inventory import NOTES
from oldbooks.commands.imports.files import UploadFile, upload_file
from oldbooks.commands.imports.planning import AnswerBatch, PlanBatch, answer_batch, plan_batch
from oldbooks.commands.imports.posting import AskPosting, PostBatch, ask_posting, post_batch
from oldbooks.commands.imports.reading import ReadBatch, read_batch
from oldbooks.commands.imports.undoing import AskUndo, UndoBatch, ask_undo, undo_batch
from oldbooks.commands.starting import StartBooks, start_books
from oldbooks.domain.imports.fields import Target
from oldbooks.domain.imports.findings import Findings, Question
from oldbooks.files.text import SHEET
from oldbooks.models import ImportBatch
from oldbooks.models.batch import BatchState
from oldbooks.queries.batches import findings_of
from tests.ledger.again import moved
from tests.ledger.books import ACTOR, Melati
from tests.ledger.verbs import Verb, one_of
from tests.ledger.verbs_more import product

File = tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]  # what each column holds, and the rows


def _bring(melati: Melati, day: date, amount: int, n: int) -> Any:
    """A file of a few rows: read, its questions answered blindly, and put into the books."""
    target = tuple(FILES)[n % len(FILES)]
    columns, rows = FILES[target](melati, day, amount, n)
    text = "\n".join(";".join(str(cell) for cell in row) for row in (columns, *rows))
    sent = UploadFile(uuid7(), melati.id, "buku.csv", base64.b64encode(text.encode()).decode())
    batch_id = upload_file(sent, actor=ACTOR).batch_id
    chosen = {str(place): code for place, code in enumerate(columns)}
    plan_batch(PlanBatch(uuid7(), batch_id, target, (SHEET,), chosen), actor=ACTOR)
    found = _read(batch_id)
    while found.questions:
        given = {asked.key: _answer(asked, n) for asked in found.questions}
        answer_batch(AnswerBatch(uuid7(), batch_id, given), actor=ACTOR)
        found = _read(batch_id)
    ask_posting(AskPosting(uuid7(), batch_id, "Buku lama" if n % 3 else ""), actor=ACTOR)
    posting = ImportBatch.objects.get(pk=batch_id).posting_id
    assert posting is not None
    return post_batch(PostBatch(posting, batch_id), actor=ACTOR)


def _read(batch_id: UUID) -> Findings:
    read_batch(ReadBatch(uuid7(), batch_id), actor=ACTOR)
    found = findings_of(ImportBatch.objects.get(pk=batch_id))
    if found is None:
        raise Refused([])
    return found


def _answer(asked: Question, n: int) -> str:
    if not asked.choices:
        raise Refused([])
    return asked.choices[n % len(asked.choices)].value


def _cash_rows(melati: Melati, day: date, amount: int, n: int) -> File:
    on = tanggal(day)
    return ("tanggal", "uraian", "masuk", "keluar"), (
        (on, "Iuran anggota", amount, ""),
        (on, "Simpanan wajib anggota", amount // 2, ""),
        (on, "Konsumsi rapat", "", amount // 3),
    )


def _savings_rows(melati: Melati, day: date, amount: int, n: int) -> File:
    people, on = melati.people, tanggal(day)
    return ("nama", "tanggal", "wajib", "sukarela"), (
        (people[n % 4].called.split()[-1], on, amount, 5_000),
        (people[(n + 1) % 4].called.split()[-1], on, 10_000, amount),
    )


def _loan_rows(melati: Melati, day: date, amount: int, n: int) -> File:
    columns = (
        "nama",
        "tanggal",
        "jumlah",
        "keperluan",
        "lama",
        "jasa_persen",
        "pokok_dibayar",
        "tanggal_bayar",
    )
    name = melati.people[n % 4].called.split()[-1]
    paid = (amount // 2, tanggal(day)) if n % 3 else ("", "")
    return columns, ((name, tanggal(day), amount + 50_000, "Warung", 1 + n % 9, 1, *paid),)


def _people_rows(melati: Melati, day: date, amount: int, n: int) -> File:
    names = (f"Baru {n}", f"Lama {n}")
    return ("nama", "kelamin", "alamat", "masuk"), tuple((name, "P", "RW 2", tanggal(day)) for name in names)


def _undo(melati: Melati, day: date, amount: int, n: int) -> Any:
    posted = ImportBatch.objects.filter(state=BatchState.POSTED).order_by("-posted_at", "id")
    batch_id = one_of(posted.values_list("id", flat=True), n)
    ask_undo(AskUndo(uuid7(), batch_id, "Berkas salah"), actor=ACTOR)
    undoing = ImportBatch.objects.get(pk=batch_id).undoing_id
    assert undoing is not None
    return undo_batch(UndoBatch(undoing, batch_id), actor=ACTOR)


def _journal(melati: Melati, day: date, amount: int, n: int) -> Any:
    sides = ((KAS, amount, 0), (IURAN, 0, amount))
    head = "tx_id,date,group,account,debit,credit\n"
    rows = (f"J{n},{day},{melati.id},{account},{debit},{credit}\n" for account, debit, credit in sides)
    known = Known({str(KAS): KAS, str(IURAN): IURAN}, UUID, date(2026, 10, 31))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "jurnal.csv"
        path.write_text(head + "".join(rows), encoding="utf-8")
        staged = stage_journal(path, known)
    cmd = ImportJournal(uuid7(), staged.sha256, staged.transactions, staged.rows)
    return import_journal(cmd, actor=ACTOR)


def _start(melati: Melati, day: date, amount: int, n: int) -> Any:
    """Saldo awal of everything: money, savings, a running loan, a thing; what is left is modal awal."""
    first, second = melati.people[0].member_id, melati.people[1].member_id
    loans = (TakenLoan(second, amount, amount // 3 + 1, day, "Warung", 100),)
    saved = (OpeningSavings(first, wajib=amount // 2, sukarela=amount // 3),)
    things = (_old_thing(day, amount, n),)
    worth = sum(old.item.cost - old.depreciated for old in things)
    capital = 3 * amount + worth - saved[0].wajib - saved[0].sukarela
    cmd = StartBooks(uuid7(), melati.id, day, amount, amount, saved, loans, things, modal_awal=capital)
    return start_books(cmd, actor=ACTOR)


def _old_thing(day: date, amount: int, n: int) -> OldItem:
    thing = NewItem("Etalase", 1 + n % 3, "buah", amount, "Balai RW", life_months=24)
    return OldItem(thing, day, amount // 4)


def _take_over(melati: Melati, day: date, amount: int, n: int) -> Any:
    if n % 2:
        cmd = TakeOverItems(uuid7(), melati.id, day, (_old_thing(day, amount, n),))
        return take_over_items(cmd, actor=ACTOR)
    goods = (Bought(product(melati, n), 2_000, amount),)
    return take_over_stock(TakeOverStock(uuid7(), melati.id, day, goods), actor=ACTOR)


def _move(melati: Melati, day: date, amount: int, n: int) -> Any:
    item = one_of(Item.objects.order_by("id").values_list("id", flat=True), n)
    cmd = NoteItem(uuid7(), item, day, f"Rumah {n}", tuple(Condition)[n % 2])
    return note_item(cmd, actor=ACTOR)


def _unmove(melati: Melati, day: date, amount: int, n: int) -> Any:
    noted = list(ItemFact.objects.filter(event__in=NOTES).order_by("-id"))
    if not noted:
        raise Refused([])
    note = noted[n % len(noted)]
    return cancel_note(CancelNote(uuid7(), note.item_id, note.id, "Uji"), actor=ACTOR)


def _unshare(melati: Melati, day: date, amount: int, n: int) -> Any:
    shared = Entry.objects.filter(kind__in=(EntryKind.PENARIKAN, EntryKind.JASA_SIMPANAN)).order_by("-seq")
    entry = one_of(shared.values_list("id", flat=True), n)
    return take_back_sharing(TakeBackSharing(uuid7(), entry, "Uji"), actor=ACTOR)


def _again(melati: Melati, day: date, amount: int, n: int) -> Any:
    """Betulkan of any entry: the same on another day."""
    every = Entry.objects.order_by("seq").values_list("id", flat=True)
    return moved(Entry.objects.get(pk=one_of(every, n)), day)


def _opening_again(melati: Melati, day: date, amount: int, n: int) -> Any:
    """Betulkan of the saldo awal of this group."""
    stated = Entry.objects.filter(group_id=melati.id, kind=EntryKind.SALDO_AWAL).order_by("-seq")
    return moved(Entry.objects.get(pk=one_of(stated.values_list("id", flat=True), 0)), day)


FILES: dict[Target, Callable[[Melati, date, int, int], File]] = {
    Target.KAS: _cash_rows,
    Target.SIMPANAN: _savings_rows,
    Target.PINJAMAN: _loan_rows,
    Target.ANGGOTA: _people_rows,
}
VERBS: dict[str, Verb] = {
    "again": _again,
    "opening_again": _opening_again,
    "bring": _bring,
    "journal": _journal,
    "move": _move,
    "start": _start,
    "take_over": _take_over,
    "undo": _undo,
    "unmove": _unmove,
    "unshare": _unshare,
}
