"""Tanggung renteng: members cover another's gap, she gives it back, the group passes it on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, at_the_command, record, recorded
from bookkeeping.commands.loans.deciding import Running, loan_day_problems, most_problems, running_loan
from bookkeeping.commands.loans.drafts import cover_draft, give_back_draft, pass_on_draft
from bookkeeping.commands.loans.paying import PayInstalment, paid_draft, paying_problems
from bookkeeping.commands.posting import post
from bookkeeping.domain.amounts import filled_problems
from bookkeeping.domain.occasion import Person
from bookkeeping.queries.loans.covers import covers_of, to_give_back, to_pass_on
from bookkeeping.queries.people import ever_enrolled
from common.problems import Problem, Problems
from common.rupiah import format_rupiah
from common.words import tanggal


@dataclass(frozen=True)
class Share:
    """What one member lays out, whole rupiah."""

    member_id: UUID
    amount: int


@dataclass(frozen=True)
class CoverInstalment:
    """An instalment in its parts, and who pays it in the borrower's place."""

    command_id: UUID
    loan_id: UUID
    date: Day
    shares: tuple[Share, ...]
    principal: int = 0
    interest: int = 0
    penalty: int = 0
    bank: bool = False

    @property
    def instalment(self) -> PayInstalment:
        """What is paid; a saving is nobody else's to make."""
        return PayInstalment(
            self.command_id,
            self.loan_id,
            self.date,
            self.principal,
            self.interest,
            self.penalty,
            bank=self.bank,
        )


@dataclass(frozen=True)
class GiveBackCover:
    """The borrower gives back what was laid out for her."""

    command_id: UUID
    loan_id: UUID
    date: Day
    amount: int
    bank: bool = False


@dataclass(frozen=True)
class PassOnCover:
    """What came back goes to a member who laid it out."""

    command_id: UUID
    loan_id: UUID
    member_id: UUID
    date: Day
    amount: int
    bank: bool = False


@command("bookkeeping.cover_instalment")
def cover_instalment(cmd: CoverInstalment, *, actor: Actor) -> Recorded:
    """Take in an instalment from those who cover it, and write down who owes whom, in one posting.

    Refuses shares that do not sum to the instalment, the borrower among those who cover, somebody who is no
    member on that day, and what pay_instalment refuses.
    """
    running = running_loan(actor, cmd.loan_id)
    state = running.state
    problems = Problems(paying_problems(running, cmd.instalment))
    shares = dict(covering_shares(cmd, running, problems))
    problems.raise_if_any()
    paid = paid_draft(running, cmd.instalment)
    duty = cover_draft(running.occasion(cmd.date), state.loan, state.borrower, shares)
    with at_the_command():
        first, _ = post([paid, duty], command_id=cmd.command_id, actor=actor)
    return recorded(running.group, paid, first)


def covering_shares(
    cmd: CoverInstalment, running: Running, problems: Problems
) -> Iterator[tuple[Person, int]]:
    """Who lays out how much; adds to `problems` what speaks against it, once all of it was read."""
    known = ever_enrolled(running.group.id, [share.member_id for share in cmd.shares])
    borrower = running.state.borrower
    for number, share in enumerate(cmd.shares):
        place, member = f"shares.{number}", known.get(share.member_id)
        problems.extend(filled_problems(f"{place}.amount", share.amount, "Bagian"))
        if share.member_id == borrower.member_id:
            problems.add(f"{place}.member_id", f"{borrower.called} sendiri yang meminjam.", "sendiri")
        elif member is None or not member.on(cmd.date):
            problems.add(f"{place}.member_id", f"Bukan anggota pada {tanggal(cmd.date)}.", "bukan_anggota")
        else:
            yield member.person, share.amount
    if len({share.member_id for share in cmd.shares}) < len(cmd.shares):
        problems.add("shares", "Tulis setiap anggota satu kali.", "dua_kali")
    total, laid = sum(cmd.instalment.parts.values()), sum(share.amount for share in cmd.shares)
    if total != laid:
        both = f"Rp {format_rupiah(laid)} dan angsurannya Rp {format_rupiah(total)}"
        problems.add("shares", f"Jumlah bagian harus sama dengan angsuran, sekarang {both}.", "beda")


@command("bookkeeping.give_back_cover")
def give_back_cover(cmd: GiveBackCover, *, actor: Actor) -> Recorded:
    """Take in what the borrower gives back. Refuses more than was covered for her."""
    running = running_loan(actor, cmd.loan_id)
    problems = Problems(loan_day_problems(running, cmd.date))
    problems.extend(give_back_problems(cmd.loan_id, cmd.amount))
    problems.raise_if_any()
    state = running.state
    draft = give_back_draft(running.occasion(cmd.date), state.loan, state.borrower, cmd.amount, bank=cmd.bank)
    return record(running.group, draft, command_id=cmd.command_id, actor=actor)


@command("bookkeeping.pass_on_cover")
def pass_on_cover(cmd: PassOnCover, *, actor: Actor) -> Recorded:
    """Give a member who covered what came back. Refuses more than she laid out, and more than came back."""
    running = running_loan(actor, cmd.loan_id)
    problems = Problems(loan_day_problems(running, cmd.date))
    problems.extend(pass_on_problems(cmd.loan_id, cmd.member_id, cmd.amount))
    problems.raise_if_any()
    person = ever_enrolled(running.group.id, [cmd.member_id])[cmd.member_id].person
    draft = pass_on_draft(running.occasion(cmd.date), running.state.loan, person, cmd.amount, bank=cmd.bank)
    return record(running.group, draft, command_id=cmd.command_id, actor=actor)


def give_back_problems(loan_id: UUID, amount: int, was: int = 0) -> Iterator[Problem]:
    """More than was covered and not given back; `was` is what an entry gave back that is taken back."""
    most = to_give_back(loan_id) + was
    return most_problems(amount, most, "Lebih dari talangan yang belum kembali")


def pass_on_problems(loan_id: UUID, member_id: UUID | None, amount: int, was: int = 0) -> Iterator[Problem]:
    """More than she laid out, or than came back; `was` is what an entry passed on that is taken back."""
    covers = covers_of(loan_id)
    hers = next((c for c in covers if c.member_id == member_id and not c.is_borrower), None)
    if hers is None:
        yield Problem("member_id", "Anggota ini tidak menanggung pinjaman ini.", "tidak_ada")
        return
    left = hers.left + was
    yield from most_problems(amount, left, "Lebih dari yang ia tanggung dan belum kembali")
    if amount <= left:
        held = to_pass_on(covers) + was
        yield from most_problems(amount, held, "Peminjam belum mengembalikan sebanyak itu")
