"""The columns of the list of requests as a file: those of the screen, with real dates."""

from django.utils.timezone import localdate

from bookkeeping.queries.remarks import RemarkItem
from common.tables import Column
from common.words import bulan

REMARKS: tuple[Column[RemarkItem], ...] = (
    Column("Diminta", lambda r: localdate(r.question.at), 14),
    Column("Kelompok", lambda r: r.group, 24),
    Column("Kelurahan", lambda r: r.kelurahan, 20),
    Column("Bulan buku", lambda r: bulan(r.period), 16),
    Column("No. bukti", lambda r: r.entry.voucher if r.entry else "", 11),
    Column("Uraian", lambda r: r.entry.memo if r.entry else "", 36),
    Column("Permintaan", lambda r: r.question.sentence, 60),
    Column("Dari", lambda r: f"{r.question.name}, {r.question.role}", 36),
    Column("Keadaan", lambda r: r.state.label, 16),
    Column("Jawaban", lambda r: f"{r.answer.said.label}: {r.answer.sentence}" if r.answer else "", 60),
    Column("Dijawab oleh", lambda r: r.answer.name if r.answer else "", 24),
    Column("Dijawab", lambda r: localdate(r.answer.at) if r.answer else None, 14),
    Column("Penggantinya", lambda r: f"{r.since.voucher}, {r.since.words}" if r.since else "", 20),
)
