"""What a saldo awal states, and the legs that say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from bookkeeping.domain.chart import (
    BANK,
    CADANGAN,
    DANA_SHU,
    HIBAH,
    KAS,
    MODAL_AWAL,
    SHU_BELUM_DIBAGI,
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
    UTANG,
)
from bookkeeping.domain.entry import LegLine

FIELDS = {
    "pokok": SIMPANAN_POKOK,
    "wajib": SIMPANAN_WAJIB,
    "sukarela": SIMPANAN_SUKARELA,
    "terikat": SIMPANAN_TERIKAT,
}
# Where else the money of a group may come from; what is left is modal awal.
OTHERS = (UTANG, HIBAH, CADANGAN, DANA_SHU, SHU_BELUM_DIBAGI)


@dataclass(frozen=True)
class OpeningSavings:
    """What one member had saved by then, whole rupiah."""

    member_id: UUID
    pokok: int = 0
    wajib: int = 0
    sukarela: int = 0
    terikat: int = 0


@dataclass(frozen=True)
class OpeningOther:
    """Another source of what the group has, whole rupiah; `fund` names a dana or a giver."""

    account: int
    amount: int
    fund: str = ""


def opening_legs(
    kas: int,
    bank: int,
    lent: Sequence[LegLine],
    members: Sequence[OpeningSavings],
    others: Sequence[OpeningOther],
) -> tuple[LegLine, ...]:
    """The legs, rupiah; `lent` are those of running loans. What the sources do not explain is modal awal."""
    has = [LegLine(code, amount, 0) for code, amount in ((KAS, kas), (BANK, bank)) if amount]
    sources = [
        LegLine(code, 0, getattr(member, name), member.member_id)
        for member in members
        for name, code in FIELDS.items()
        if getattr(member, name)
    ]
    sources += [
        LegLine(other.account, 0, other.amount, fund=other.fund.strip() or None)
        for other in others
        if other.amount
    ]
    rest = sum(leg.debit for leg in (*has, *lent)) - sum(leg.credit for leg in sources)
    if rest:
        sources.append(LegLine(MODAL_AWAL, max(-rest, 0), max(rest, 0)))
    return (*has, *lent, *sources)
