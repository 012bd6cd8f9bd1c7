"""Sharing SHU and paying it out -> entries to post, in the words of the books."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from bookkeeping.domain.chart import (
    CADANGAN,
    DANA_SHU,
    SHU_ANGGOTA,
    SHU_BELUM_DIBAGI,
    SIMPANAN_SUKARELA,
)
from bookkeeping.domain.draft import EntryDraft, EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.words import short
from closing.domain.paying import Due
from closing.domain.sharing import Split
from closing.domain.words import ItemKind
from common.ids import uuid7
from common.words import tanggal

KEPT_AT = {ItemKind.CADANGAN: CADANGAN, ItemKind.DANA: DANA_SHU}


def sharing_draft(group_id: UUID, on: date, year: int, decided_on: date, made: Split) -> EntryDraft:
    """SHU belum dibagi is spread over cadangan, dana by name, and every member."""
    memo = f"Pembagian SHU tahun {year} menurut RAT {tanggal(decided_on)}"
    return EntryDraft(uuid7(), group_id, on, EntryKind.PEMBAGIAN_SHU, short(memo), tuple(_sharing_legs(made)))


def _sharing_legs(made: Split) -> Iterator[LegLine]:
    yield LegLine(SHU_BELUM_DIBAGI, made.amount, 0)
    for item in made.items:
        if not item.kind.is_for_members and item.amount:
            yield LegLine(KEPT_AT[item.kind], 0, item.amount, fund=item.name)
    for member in made.members:
        if member.total:
            yield LegLine(SHU_ANGGOTA, 0, member.total, member.member_id)


def payment_draft(group_id: UUID, on: date, paid: Sequence[tuple[Due, int]], to: int) -> EntryDraft:
    """So much of members' parts leaves kas or bank, or becomes simpanan sukarela, all in one entry."""
    out = tuple(LegLine(SHU_ANGGOTA, amount, 0, one.member_id) for one, amount in paid)
    if to == SIMPANAN_SUKARELA:
        into = tuple(LegLine(to, 0, amount, one.member_id) for one, amount in paid)
    else:
        into = (LegLine(to, 0, sum(amount for _, amount in paid)),)
    return EntryDraft(
        uuid7(), group_id, on, EntryKind.PEMBAYARAN_SHU, short(_payment_memo(paid, to)), (*out, *into)
    )


def _payment_memo(paid: Sequence[tuple[Due, int]], to: int) -> str:
    """ "SHU bagian Bu Sari dibayarkan sebagian", "SHU bagian 3 anggota dipindahkan ke simpanan sukarela"."""
    whose = paid[0][0].called if len(paid) == 1 else f"{len(paid)} anggota"
    words = "dipindahkan ke simpanan sukarela" if to == SIMPANAN_SUKARELA else "dibayarkan"
    in_part = " sebagian" if all(amount < one.amount for one, amount in paid) else ""
    return f"SHU bagian {whose} {words}{in_part}"
