"""The four kinds of simpanan, and what may be done with each."""

from enum import StrEnum

from bookkeeping.domain.chart import (
    SIMPANAN_POKOK,
    SIMPANAN_SUKARELA,
    SIMPANAN_TERIKAT,
    SIMPANAN_WAJIB,
)


class SavingsKind(StrEnum):
    """A kind of simpanan, spelt as the books spell it."""

    POKOK = "pokok"
    WAJIB = "wajib"
    SUKARELA = "sukarela"
    TERIKAT = "terikat"

    @property
    def account(self) -> int:
        """Its account in the chart."""
        return _ACCOUNTS[self]

    @property
    def label(self) -> str:
        """ "Simpanan wajib"."""
        return f"Simpanan {self.value}"


_ACCOUNTS = {
    SavingsKind.POKOK: SIMPANAN_POKOK,
    SavingsKind.WAJIB: SIMPANAN_WAJIB,
    SavingsKind.SUKARELA: SIMPANAN_SUKARELA,
    SavingsKind.TERIKAT: SIMPANAN_TERIKAT,
}
# Once a year these go back to the members; pokok stays while she is one, wajib goes if the group agreed so.
PAID_OUT = (SavingsKind.SUKARELA, SavingsKind.TERIKAT, SavingsKind.WAJIB)
