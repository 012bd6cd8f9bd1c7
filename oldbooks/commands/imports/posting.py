"""Into the books: all of a file or nothing, once, in the name of her who pressed the button."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.loans.opening import NewLoan, open_loan
from bookkeeping.commands.posting import post
from bookkeeping.domain.amounts import lowest
from bookkeeping.domain.chart import SIMPANAN_SUKARELA
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.occasion import Occasion, Person
from bookkeeping.locks import lock_book
from bookkeeping.models import Loan
from bookkeeping.queries.balances import savings_moves
from bookkeeping.queries.people import everyone
from common import clock, codec
from common.ids import uuid7
from common.problems import Problem, Problems, Refused
from common.rupiah import format_rupiah
from groups.models import Group
from members.commands.add import AddMembers, add_members
from members.commands.entering import NewMember
from oldbooks.commands.imports.base import BatchAnswer, answer, held_batch, move, send
from oldbooks.commands.imports.drafts import (
    cash_drafts,
    loan_draft,
    paid_draft,
    payment_draft,
    savings_drafts,
)
from oldbooks.commands.imports.leading import leading_draft
from oldbooks.domain.imports.cash_sheet import CashRecord
from oldbooks.domain.imports.fields import Target
from oldbooks.domain.imports.loans_sheet import LoanRecord, PaymentRecord
from oldbooks.domain.imports.people_sheet import MemberRecord
from oldbooks.domain.imports.reading import Reading
from oldbooks.domain.imports.records import Record
from oldbooks.domain.imports.savings_sheet import SavingRecord
from oldbooks.models import ImportBatch, ImportFile
from oldbooks.models.batch import BatchState
from oldbooks.progress import tell_progress
from oldbooks.queries.batches import plan_of
from oldbooks.queries.file_reading import reading_of

LONGEST_REASON = 200
CHANGED = (
    "Sejak diperiksa, isi buku berubah sehingga berkas ini perlu diperiksa lagi. Buka kolomnya, lalu simpan."
)


@dataclass(frozen=True)
class AskPosting:
    """Put a file that is ready into the books; `cash_reason` explains a kas below zero."""

    command_id: UUID
    batch_id: UUID
    cash_reason: str = ""


@dataclass(frozen=True)
class PostBatch:
    """The worker's part; its command id is the one its entries carry."""

    command_id: UUID
    batch_id: UUID


@dataclass
class _Made:
    """What a file became."""

    drafts: list[EntryDraft]
    members: list[UUID]
    loans: list[UUID]
    leading_id: UUID | None = None


@command("oldbooks.ask_posting")
def ask_posting(cmd: AskPosting, *, actor: Actor) -> BatchAnswer:
    """Hand a file that is ready to the worker. Refuses one that is not, and sheets that are in the books."""
    batch, group = held_batch(actor, cmd.batch_id, (BatchState.READY,))
    problems = Problems()
    if len(cmd.cash_reason.strip()) > LONGEST_REASON:
        problems.add("cash_reason", f"Alasan paling panjang {LONGEST_REASON} huruf.", "terlalu_panjang")
    if _posted_before(batch):
        problems.add(
            "", "Lembar ini dari berkas yang sama sudah masuk buku. Batalkan dahulu yang lama.", "dua_kali"
        )
    problems.raise_if_any()
    batch.posting_id, batch.asked_by_id = uuid7(), actor.user_id
    batch.cash_reason, batch.trouble = cmd.cash_reason.strip(), []
    move(batch, BatchState.POSTING, "posting_id", "asked_by_id", "cash_reason", "trouble")
    send("oldbooks.post", batch.id)
    return answer(batch, group, reason=batch.cash_reason)


@command("oldbooks.post")
def post_batch(cmd: PostBatch, *, actor: Actor) -> BatchAnswer:
    """Read the file once more and write all its records in one posting.

    Refuses everything if anything is refused: what the books say against it (a sealed month, kas below zero
    without a reason, more taken out than saved), and a file that reads otherwise than she was shown.
    """
    batch, group = held_batch(actor, cmd.batch_id, (BatchState.POSTING,))
    lock_book(group.id)
    reading = reading_of(batch, group)
    if not reading.findings.is_ready or codec.dump(reading.findings) != batch.findings:
        raise Refused([Problem("", CHANGED, "berubah")])
    made = _led(batch, _made_of(batch, group, reading, actor), reading)
    tell_progress(batch.id, len(made.drafts), "catatan ditulis ke buku")
    post(made.drafts, command_id=cmd.command_id, actor=actor, names_required=False)
    ImportFile.objects.filter(batch_id=batch.id).delete()
    batch.entries, batch.members, batch.loans = len(made.drafts), made.members, made.loans
    batch.leading_id, batch.posted_at = made.leading_id, clock.now()
    move(batch, BatchState.POSTED, "entries", "members", "loans", "leading_id", "posted_at")
    return answer(batch, group, records=reading.findings.records, reason=batch.cash_reason)


def _posted_before(batch: ImportBatch) -> bool:
    """Whether the same bytes brought the same sheets into the same book, and still stand there."""
    plan = plan_of(batch)
    same = ImportBatch.objects.filter(
        group_id=batch.group_id,
        sha256=bytes(batch.sha256),
        target=batch.target,
        state__in=(BatchState.POSTING, BatchState.POSTED, BatchState.UNDOING),
    ).exclude(pk=batch.id)
    sheets = set(plan.sheets) if plan is not None else set()
    return any(sheets & set((other.plan or {}).get("sheets", ())) for other in same)


def _made_of(batch: ImportBatch, group: Group, reading: Reading, actor: Actor) -> _Made:
    named_only = reading.desk.answer("kas") == "sudah"
    records: Sequence[Record] = reading.records
    people = {e.person.member_id: e.person for e in everyone(group.id)}
    target = Target(batch.target)
    if target is Target.ANGGOTA:
        return _Made([], _enter(group, cast(Sequence[MemberRecord], records), actor), [])
    standing = reading.desk.group.standing
    lent = [record for record in records if isinstance(record, LoanRecord)]
    made = _lent(group, lent, people, batch.cash_reason, named_only=named_only)
    saved = [record for record in records if isinstance(record, SavingRecord)]
    Problems(_overdrawn(group.id, saved, people)).raise_if_any()
    made.drafts += savings_drafts(
        group.id, saved, people, cash_reason=batch.cash_reason, named_only=named_only
    )
    moved = [record for record in records if isinstance(record, CashRecord)]
    made.drafts += cash_drafts(group.id, moved, batch.cash_reason, standing)
    made.drafts += _paid(group, records, lent, made.loans, people, named_only=named_only)
    made.drafts.sort(key=lambda draft: draft.date)
    return made


def _led(batch: ImportBatch, made: _Made, reading: Reading) -> _Made:
    """With the entry that closes old books where the saldo awal takes them up, if any of it comes before."""
    standing = reading.desk.group.standing
    closing = leading_draft(batch.group_id, made.drafts, standing, batch.cash_reason)
    if closing is not None:
        made.drafts.append(closing)
        made.leading_id = closing.id
    return made


def _enter(group: Group, records: Sequence[MemberRecord], actor: Actor) -> list[UUID]:
    people = tuple(
        NewMember(uuid7(), r.name, r.sex, r.address, r.joined_on, r.birth_date, r.phone, r.number, r.office)
        for r in records
    )
    try:
        add_members(AddMembers(uuid7(), group.id, people), actor=actor)
    except Refused as refusal:
        raise Refused(_at_the_row(problem, records) for problem in refusal.problems) from refusal
    return [person.id for person in people]


def _at_the_row(problem: Problem, records: Sequence[MemberRecord]) -> Problem:
    """ "members.3.office" stands at the row the fourth person came from."""
    place = problem.field.split(".")
    if len(place) > 1 and place[1].isdigit():
        record = records[int(place[1])]
        return Problem("", f"Baris {record.row}, {record.name}: {problem.message}", problem.code)
    return problem


def _lent(
    group: Group,
    records: Sequence[LoanRecord],
    people: dict[UUID, Person],
    cash_reason: str,
    *,
    named_only: bool,
) -> _Made:
    made = _Made([], [], [])
    for record in _by_day(records):
        borrower, occasion = people[record.member_id], Occasion(group.id, record.date)
        new = NewLoan(borrower, record.terms, record.purpose)
        loan, _ = open_loan(occasion, group.kelurahan_id, new)
        made.loans.append(loan.id)
        given = loan_draft(occasion, loan, borrower, cash_reason=cash_reason, named_only=named_only)
        paid = paid_draft(group.id, record, loan, borrower, named_only=named_only)
        made.drafts.extend(draft for draft in (given, paid) if draft is not None)
    return made


def _paid(
    group: Group,
    records: Sequence[Record],
    lent: Sequence[LoanRecord],
    loans: Sequence[UUID],
    people: dict[UUID, Person],
    *,
    named_only: bool,
) -> Iterator[EntryDraft]:
    """The instalments of a wide yearly sheet: on the loan of their row, or on one that ran before."""
    payments = [record for record in records if isinstance(record, PaymentRecord)]
    of_row = {(r.sheet, r.row): loan for r, loan in zip(_by_day(lent), loans, strict=True)}
    wanted = {*loans, *(payment.loan_id for payment in payments if payment.loan_id)}
    found = Loan.objects.in_bulk(wanted) if payments else {}
    for payment in payments:
        loan = found[payment.loan_id or of_row[payment.of_row or ("", 0)]]
        yield payment_draft(group.id, payment, loan, people[payment.member_id], named_only=named_only)


def _by_day(records: Sequence[LoanRecord]) -> list[LoanRecord]:
    """As they get their numbers."""
    return sorted(records, key=lambda record: record.date)


def _overdrawn(group_id: UUID, records: Sequence[SavingRecord], people: dict[UUID, Person]) -> list[Problem]:
    """No member takes out more simpanan sukarela than she holds, on that day or any later one."""
    found = []
    for member_id in {record.member_id for record in records if not record.is_in}:
        moves = dict(savings_moves(group_id, member_id, SIMPANAN_SUKARELA))
        for record in records:
            if record.member_id == member_id and record.account == SIMPANAN_SUKARELA:
                moves[record.date] = moves.get(record.date, 0) + record.amount * (1 if record.is_in else -1)
        lacking = lowest(moves, min(r.date for r in records if r.member_id == member_id))
        if lacking < 0:
            whose, much = people[member_id].called, format_rupiah(-lacking)
            text = f"Simpanan sukarela {whose} tidak cukup: yang diambil lebih Rp {much} dari simpanannya."
            found.append(Problem("", text, "lebih"))
    return found
