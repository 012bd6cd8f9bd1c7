"""What speaks against taking back an entry of a loan, and the plan that comes back with one."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q

from bookkeeping.commands.loans.deciding import Decree, Minutes, decide
from bookkeeping.commands.loans.writing_off import recoverable
from bookkeeping.domain.chart import (
    JASA_PINJAMAN,
    PINJAMAN_DIHAPUS,
    PIUTANG_PINJAMAN,
    PIUTANG_TANGGUNG_RENTENG,
    UTANG_TANGGUNG_RENTENG,
)
from bookkeeping.domain.draft import EntryKind
from bookkeeping.domain.entry import LegLine
from bookkeeping.domain.loans.plans import Decision, plan_until, restored_plan
from bookkeeping.models import Entry, Instalment, Leg, LoanDecision
from bookkeeping.queries.loans.covers import DUTIES
from bookkeeping.queries.loans.states import loan_states
from common.problems import Problem
from common.rupiah import format_rupiah


def instalment_problems(entry: Entry, legs: Sequence[LegLine]) -> Iterator[Problem]:
    """A settlement stands with the plan it began."""
    return _plan_problems(entry)


def covered_problems(entry: Entry, together: Sequence[Entry]) -> Iterator[Problem]:
    """An instalment that others covered stands with their duty, unless both are taken back together."""
    if entry.kind != EntryKind.ANGSURAN:
        return
    # By group and day, for there is an index on them; one command wrote both.
    same_day = Entry.objects.filter(group_id=entry.group_id, date=entry.date)
    duty = same_day.filter(command_id=entry.command_id, kind=EntryKind.TALANGAN)
    undone = Entry.objects.filter(reverses__in=duty.values("id")).values("reverses_id")
    row = duty.exclude(id__in=undone).exclude(id__in=[one.id for one in together]).first()
    if row is not None:
        number = f"{row.voucher_no}/{row.voucher_year}"
        yield Problem(
            "entry_id",
            f"Angsuran ini ditanggung anggota lain. Batalkan dahulu catatan tanggungannya, nomor {number}.",
            "ditanggung",
        )


def write_off_problems(entry: Entry, legs: Sequence[LegLine]) -> Iterator[Problem]:
    """Pokok given up that came back meanwhile stays given up; nor may a later plan stand on it."""
    for leg in legs:
        if leg.account == PINJAMAN_DIHAPUS and leg.loan_id is not None:
            back = leg.debit - recoverable(leg.loan_id)
            if back > 0:
                much = format_rupiah(back)
                yield Problem(
                    "entry_id",
                    f"Rp {much} dari pinjaman yang dihapus ini sudah diterima kembali. Batalkan itu dahulu.",
                    "sudah_kembali",
                )
    yield from _plan_problems(entry)


def cover_problems(entry: Entry, legs: Sequence[LegLine]) -> Iterator[Problem]:
    """Nobody may have given back more than was covered, nor have got back more than was given back."""
    for loan_id in {leg.loan_id for leg in legs if leg.loan_id is not None and leg.account in DUTIES}:
        stands: dict[tuple[int, UUID | None], int] = {}
        rows = Leg.objects.filter(loan_id=loan_id, account_id__in=DUTIES).values_list(
            "account_id", "member_id", "debit", "credit"
        )
        for account, member, debit, credit in rows:
            key = (account, member)
            stands[key] = stands.get(key, 0) + _own(account, debit, credit)
        for leg in legs:
            if leg.loan_id == loan_id and leg.account in DUTIES:
                stands[leg.account, leg.member_id] -= _own(leg.account, leg.debit, leg.credit)
        theirs, hers = (
            sum(amount for (account, _), amount in stands.items() if account == duty) for duty in DUTIES[::-1]
        )
        last = _last_back(loan_id) if min(stands.values()) < 0 or hers > theirs else None
        if last is not None:  # without one the cover itself was taken back before
            yield Problem(
                "entry_id",
                f"Talangan ini sudah dikembalikan atau diteruskan: {last.memo}, nomor bukti kas"
                f" {last.voucher_no}/{last.voucher_year}. Betulkan atau batalkan catatan itu dahulu.",
                "sudah_kembali",
            )


def _last_back(loan_id: UUID) -> Entry | None:
    """The newest standing entry that gave a cover back or passed it on."""
    given = Q(account_id=PIUTANG_TANGGUNG_RENTENG, credit__gt=0)
    passed = Q(account_id=UTANG_TANGGUNG_RENTENG, debit__gt=0)
    entries = Leg.objects.filter(given | passed, loan_id=loan_id).values("entry_id")
    undone = Entry.objects.filter(reverses_id=OuterRef("pk"))
    standing = Entry.objects.filter(~Exists(undone), pk__in=entries, reverses_id=None)
    return standing.order_by("-seq").first()


def restore_plan(entry: Entry) -> None:
    """After an entry that began a plan was taken back: what is left of the plan before stands again."""
    if entry.kind not in (EntryKind.ANGSURAN, EntryKind.HAPUS_PINJAMAN):
        return
    row = _decision_of(entry)
    if row is None or row.plan is None:
        return
    (state,) = loan_states([row.loan_id])
    undone = Entry.objects.get(reverses_id=entry.id)
    moved = Leg.objects.filter(loan_id=row.loan_id).aggregate(last=Max("date"))["last"]
    on = max(undone.date, row.date, moved)
    lines = restored_plan(plan_until(state.lines, row.plan - 1), state.paid, on)
    minutes = Minutes(f"Pembatalan bukti {entry.voucher_no}/{entry.voucher_year}", undone.reason)
    decree = Decree(Decision.PULIH, on, minutes, amount=state.outstanding, lines=lines)
    decide(state, decree, undone.recorded_name)


def settlement_problems(entry: Entry, was: Mapping[int, int], now: Mapping[int, int]) -> Iterator[Problem]:
    """What closes a loan stays what the rule asked for; `was` and `now` are rupiah by account."""
    kept = all(was.get(account, 0) == now.get(account, 0) for account in (PIUTANG_PINJAMAN, JASA_PINJAMAN))
    if not kept and _decision_of(entry) is not None:
        words = "Pokok dan jasa pelunasan mengikuti aturan kelompok. Bila salah, batalkan, lalu catat lagi."
        yield Problem("lines", words, "pelunasan")


def _decision_of(entry: Entry) -> LoanDecision | None:
    """The decision that began a plan with this entry, or with the one it stands instead of."""
    stood: Entry | None = entry
    while stood is not None:
        row = LoanDecision.objects.filter(entry_id=stood.id, plan__isnull=False).first()
        if row is not None:
            return row
        stood = Entry.objects.filter(pk=stood.replaces_id).first() if stood.replaces_id else None
    return None


def _plan_problems(entry: Entry) -> Iterator[Problem]:
    row = _decision_of(entry)
    if row is not None and Instalment.objects.filter(loan_id=row.loan_id, plan__gt=row.plan).exists():
        yield Problem("entry_id", "Sesudah catatan ini pinjaman sudah mendapat jadwal lain.", "jadwal_lain")


def _own(account: int, debit: int, credit: int) -> int:
    """What stands on one of the two accounts of a cover, above zero on its own side."""
    return debit - credit if account == DUTIES[0] else credit - debit
