"""Where Betulkan of money on a loan leads."""

from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.loans.outside import CORRECTED_BY_LOAN
from bookkeeping.queries.entry_page import EntryDetail


def loan_correcting_page(entry: EntryDetail) -> str:
    """The name of the page that puts it right, "" for every other entry.

    Of a loan that a meeting gave out, its sheet is put right; a cover has a page of its own.
    """
    here = entry.stands and entry.meeting_id is None and entry.kind in CORRECTED_BY_LOAN
    if here and entry.kind is EntryKind.HAPUS_PINJAMAN:
        return "betulkan_penghapusan"
    return "betulkan_uang_pinjaman" if here and (entry.masuk or entry.keluar) else ""
