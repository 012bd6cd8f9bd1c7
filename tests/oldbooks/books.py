"""Files as groups send them, and the way one takes into the books, worker included."""

import base64
import csv
import io
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from openpyxl import Workbook

from accounts.domain.roles import Actor
from common.ids import uuid7
from oldbooks import tasks
from oldbooks.commands.imports.files import UploadFile, upload_file
from oldbooks.commands.imports.planning import AnswerBatch, PlanBatch, answer_batch, plan_batch
from oldbooks.commands.imports.posting import AskPosting, ask_posting
from oldbooks.commands.imports.reading import ReadBatch, read_batch
from oldbooks.commands.imports.undoing import AskUndo, ask_undo
from oldbooks.domain.imports.fields import Target
from oldbooks.domain.imports.findings import Findings
from oldbooks.domain.imports.proposing import propose
from oldbooks.domain.imports.reading import headers_of
from oldbooks.files.checks import format_of
from oldbooks.files.read import open_file
from oldbooks.models import ImportBatch
from oldbooks.queries.batches import findings_of
from tests.builders import SYSTEM

Rows = Sequence[Sequence[Any]]
BKU: Rows = (
    ("BUKU KAS UMUM (BKU) UP2K PKK",),
    ("BULAN JANUARI TAHUN 2026",),
    (),
    ("PENERIMAAN", None, None, "PENGELUARAN", None, None, None),
    ("TANGGAL", "URAIAN", "JUMLAH (Rp)", "TANGGAL", "NO. KWT", "URAIAN", "JUMLAH (Rp)"),
    (1, 2, 3, 4, 5, 6, 7),
    ("5/1/26", "Iuran anggota", "Rp 200.000,-", "6/1/26", "01", "Konsumsi rapat", "50.000,-"),
    (None, "Simpanan wajib", "100.000", "13/1/26", "02", "Fotokopi", "12.500"),
    ("12 Jan '26", "Bantuan kelurahan", "½ jt"),
    ("JUMLAH", None, "Rp 800.000", "JUMLAH", None, None, "62.500"),
    ("Saldo akhir", None, "737.500"),
    (),
    ("Mengetahui,", None, None, None, None, "Bendahara"),
)
BKU_ANSWERS = {
    "tanggal_kosong": "atas",
    "pos:masuk:iuran": "4103",
    "pos:masuk:simpanan wajib": "3102",
    "pos:masuk:hibah dan bantuan": "3201",
    "pos:keluar:konsumsi dan rapat": "5102",
    "pos:keluar:alat tulis": "5103",
}


def xlsx(*sheets: tuple[str, Rows], merges: Sequence[str] = ()) -> bytes:
    """A workbook of these sheets; `merges` are of the first one."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    for block in merges:
        book.worksheets[0].merge_cells(block)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def csv_text(rows: Rows, sign: str = ";", encoding: str = "utf-8") -> bytes:
    """The same rows as a text file."""
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=sign).writerows(rows)
    return made.getvalue().encode(encoding)


@cache
def bku() -> bytes:
    """Buku Kas Umum of January 2026, two blocks: 800.000 in, 62.500 out."""
    return xlsx(("Jan 26", BKU), merges=("A4:C4", "D4:G4"))


def upload(actor: Actor, group_id: UUID, content: bytes, name: str = "buku.xlsx") -> UUID:
    """Send a file; answers the batch."""
    sent = UploadFile(uuid7(), group_id, name, base64.b64encode(content).decode())
    return upload_file(sent, actor=actor).batch_id


def plan(
    actor: Actor, batch_id: UUID, target: Target, content: bytes, sheets: Sequence[str] = ()
) -> Findings:
    """Take the columns as proposed, and let the worker read."""
    file = open_file(content, format_of(content))
    chosen = tuple(sheets) or file.sheets
    header = headers_of(file, chosen[:1])[chosen[0]]
    columns = {str(c): code for c, code in propose(target, header.by_column).items()}
    plan_batch(PlanBatch(uuid7(), batch_id, target, chosen, columns), actor=actor)
    return read(batch_id)


def plan_only(actor: Actor, batch_id: UUID) -> None:
    """Point at the columns of a BKU; the worker has not come yet."""
    columns = {"0": "tanggal", "1": "uraian", "2": "masuk"}
    plan_batch(PlanBatch(uuid7(), batch_id, Target.KAS, ("Jan 26",), columns), actor=actor)


def answers(actor: Actor, batch_id: UUID, given: Mapping[str, str]) -> Findings:
    """Answer, and let the worker read again."""
    answer_batch(AnswerBatch(uuid7(), batch_id, given), actor=actor)
    return read(batch_id)


def read(batch_id: UUID) -> Findings:
    """What the worker finds."""
    read_batch(ReadBatch(uuid7(), batch_id), actor=SYSTEM)
    found = findings_of(the(batch_id))
    assert found is not None
    return found


def post(actor: Actor, batch_id: UUID, cash_reason: str = "") -> ImportBatch:
    """Press the button, and let the worker write."""
    ask_posting(AskPosting(uuid7(), batch_id, cash_reason), actor=actor)
    tasks.post.run(kota_id=actor.kota_id, batch_id=str(batch_id))
    return the(batch_id)


def undo(actor: Actor, batch_id: UUID, reason: str = "Berkasnya salah.") -> ImportBatch:
    """Take the batch back, worker included."""
    ask_undo(AskUndo(uuid7(), batch_id, reason), actor=actor)
    tasks.undo.run(kota_id=actor.kota_id, batch_id=str(batch_id))
    return the(batch_id)


def the(batch_id: UUID) -> ImportBatch:
    """The batch as it stands."""
    return ImportBatch.objects.get(pk=batch_id)


def a_posted_bku(actor: Actor, group_id: UUID) -> UUID:
    """The BKU in the books of a group."""
    content = bku()
    batch_id = upload(actor, group_id, content)
    plan(actor, batch_id, Target.KAS, content)
    answers(actor, batch_id, BKU_ANSWERS)
    assert post(actor, batch_id).state == "posted"
    return batch_id
