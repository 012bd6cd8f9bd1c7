"""The page of one file: where it stands, what was found, and the steps behind and before her."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from common.words import tanggal_pendek
from oldbooks.domain.imports.fields import Target
from oldbooks.domain.imports.findings import Findings
from oldbooks.models import ImportBatch
from oldbooks.models.batch import BatchState
from oldbooks.progress import progress_words
from oldbooks.queries.batches import BatchRow, batch_rows, findings_of, plan_of

BUSY = {
    BatchState.READING: "Membaca berkas",
    BatchState.POSTING: "Memasukkan ke buku",
    BatchState.UNDOING: "Membatalkan",
}
_ORDER = ("Berkas", "Kolom", "Pertanyaan", "Periksa", "Masuk buku")
_AT = {
    BatchState.UPLOADED: 0,
    BatchState.READING: 2,
    BatchState.ASKING: 2,
    BatchState.FAULTY: 3,
    BatchState.READY: 3,
    BatchState.POSTING: 4,
}


@dataclass(frozen=True)
class Step:
    """A step of the way."""

    label: str
    url: str
    current: bool
    done: bool


@dataclass(frozen=True)
class BatchPage:
    """Everything the page of a file says."""

    row: BatchRow
    steps: tuple[Step, ...]
    sheets: tuple[str, ...]
    found: Findings | None
    trouble: tuple[str, ...]
    is_people: bool
    busy: str  # what the worker does just now, "" when nothing

    @property
    def span(self) -> str:
        """ "1 Jan 2019 sampai 20 Jan 2019", "" while there are no records."""
        if self.found is None or self.found.first is None or self.found.last is None:
            return ""
        first, last = tanggal_pendek(self.found.first), tanggal_pendek(self.found.last)
        return first if first == last else f"{first} sampai {last}"

    @property
    def needs_opening(self) -> bool:
        """Whether a saldo awal is what the books lack."""
        return self.found is not None and any(
            "Isi dahulu Saldo awal" in h.text for h in self.found.hindrances
        )

    @property
    def in_head(self) -> str:
        """What the sums going in are: money, or money that only gets its names."""
        return "Masuk, diberi nama" if self.found is not None and self.found.naming else "Uang masuk"

    @property
    def out_head(self) -> str:
        """The same of what goes out."""
        return "Keluar, diberi nama" if self.found is not None and self.found.naming else "Uang keluar"

    @property
    def in_label(self) -> str:
        """With the unit."""
        return f"{self.in_head} (Rp)"

    @property
    def out_label(self) -> str:
        """With the unit."""
        return f"{self.out_head} (Rp)"

    @property
    def shows_sums(self) -> bool:
        """Sums are shown when every row could be read, and the file is about money."""
        return self.found is not None and bool(self.found.records) and not self.found.fault_count


def batch_page(batch: ImportBatch, at: int | None = None) -> BatchPage:
    """Read the page of a batch; `at` is the step the page belongs to, else where the batch stands."""
    plan, state = plan_of(batch), BatchState(batch.state)
    (row,) = batch_rows([batch])
    return BatchPage(
        row=row,
        steps=_steps(batch.id, state, at),
        sheets=plan.sheets if plan is not None else (),
        found=findings_of(batch),
        trouble=tuple(batch.trouble),
        is_people=plan is not None and plan.target is Target.ANGGOTA,
        busy=busy_words(batch),
    )


def busy_words(batch: ImportBatch) -> str:
    """ "Membaca berkas: 2.500 baris dibaca", "" when the worker is not at it."""
    state = BatchState(batch.state)
    if state not in BUSY:
        return ""
    told = progress_words(batch.id)
    return f"{BUSY[state]}: {told}" if told else BUSY[state]


def _steps(batch_id: UUID, state: BatchState, shown: int | None) -> tuple[Step, ...]:
    reached = _AT.get(state)
    if reached is None:
        return ()
    at = reached if shown is None else shown
    here = reverse("impor_satu", args=[batch_id])
    urls = (reverse("impor_pilih", args=[batch_id]),) * 2 + (
        reverse("impor_jawab", args=[batch_id]),
        here,
        here,
    )
    return tuple(
        Step(label, url, number == at, number < at)
        for number, (label, url) in enumerate(zip(_ORDER, urls, strict=True))
    )
