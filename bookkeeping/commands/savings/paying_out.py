"""The yearly pay-out: what the members saved goes back to all of them at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import at_the_command, open_book
from bookkeeping.commands.posting import Posted, post
from bookkeeping.commands.savings.drafts import paid_out_draft
from bookkeeping.domain.amounts import day_problems
from bookkeeping.domain.occasion import Occasion
from bookkeeping.domain.savings.kinds import PAID_OUT, SavingsKind
from bookkeeping.queries.agreed import rules_on
from bookkeeping.queries.savings.pay_out import PayOut, pay_out
from common.problems import Problem, Problems
from common.rupiah import format_rupiah
from common.words import tanggal
from groups.models import Group
from regions.queries.day import today_here


@dataclass(frozen=True)
class PayOutSavings:
    """Which kinds go back to which members; `expected` is the sum that was shown, whole rupiah."""

    command_id: UUID
    group_id: UUID
    date: date
    kinds: tuple[SavingsKind, ...]
    member_ids: tuple[UUID, ...]
    expected: int
    bank: bool = False


@dataclass(frozen=True)
class Shared:
    """Entries for many members at once: how many, the sum, and their nomor bukti kas."""

    group_id: UUID
    group_name: str
    count: int
    total: int
    first_voucher: str
    last_voucher: str

    @property
    def about(self) -> dict[str, str]:
        """For the log: which group, how much to how many, and under which numbers."""
        return {
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "jumlah": format_rupiah(self.total),
            "anggota": str(self.count),
            "bukti": f"{self.first_voucher} sampai {self.last_voucher}",
        }


@command("bookkeeping.pay_out_savings")
def pay_out_savings(cmd: PayOutSavings, *, actor: Actor) -> Shared:
    """Give simpanan back to many members, one entry each, all or none.

    Refuses simpanan pokok, wajib where the group has not agreed so, who has nothing to take out, a sum that
    is not the one that was shown, and more than there is in the purse.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems(day_problems("date", cmd.date, today_here(), group.closed_on))
    problems.extend(_kind_problems(group, cmd))
    problems.raise_if_any()
    shown = pay_out(group.id, cmd.date, cmd.kinds, bank=cmd.bank).only(cmd.member_ids)
    problems.extend(_sum_problems(shown, cmd))
    problems.raise_if_any()
    occasion = Occasion(group.id, cmd.date)
    drafts = [paid_out_draft(occasion, row.person, row.amounts, bank=cmd.bank) for row in shown.rows]
    with at_the_command():
        posted = post(drafts, command_id=cmd.command_id, actor=actor)
    return shared(group, shown.total, posted)


def shared(group: Group, total: int, posted: tuple[Posted, ...]) -> Shared:
    """The answer about entries that were posted together."""
    first, last = posted[0], posted[-1]
    return Shared(
        group_id=group.id,
        group_name=group.name,
        count=len(posted),
        total=total,
        first_voucher=f"{first.voucher_no}/{first.voucher_year}",
        last_voucher=f"{last.voucher_no}/{last.voucher_year}",
    )


def cash_problems(total: int, held: int, on: date, *, bank: bool) -> Iterator[Problem]:
    """More than there is in the purse on that day, at "kas", naming how much is missing."""
    if total > held:
        where, missing = ("Uang di bank" if bank else "Uang kas"), format_rupiah(total - held)
        yield Problem("kas", f"{where} tidak cukup: kurang Rp {missing} pada {tanggal(on)}.", "kas_kurang")


def _kind_problems(group: Group, cmd: PayOutSavings) -> Iterator[Problem]:
    if not cmd.kinds:
        yield Problem("kinds", "Pilih paling sedikit satu jenis simpanan.", "kosong")
    if any(kind not in PAID_OUT for kind in cmd.kinds):
        yield Problem("kinds", "Simpanan pokok tinggal selama ia menjadi anggota.", "pokok")
    if SavingsKind.WAJIB in cmd.kinds and not rules_on(group.id, cmd.date).wajib_paid_out:
        yield Problem(
            "kinds",
            "Kelompok belum menyepakati simpanan wajib ikut dibagikan. Catat dahulu di Aturan kelompok.",
            "belum_disepakati",
        )
    if not cmd.member_ids:
        yield Problem("member_ids", "Pilih paling sedikit satu anggota.", "kosong")


def _sum_problems(shown: PayOut, cmd: PayOutSavings) -> Iterator[Problem]:
    there = {row.person.member_id for row in shown.rows}
    if not there.issuperset(cmd.member_ids):
        yield Problem(
            "member_ids", "Ada anggota yang tidak punya simpanan jenis ini. Hitung lagi.", "tidak_ada"
        )
    elif shown.total != cmd.expected:
        now = format_rupiah(shown.total)
        yield Problem("expected", f"Jumlahnya sekarang Rp {now}. Periksa daftarnya, lalu bagikan.", "berubah")
    yield from cash_problems(shown.total, shown.purse, cmd.date, bank=cmd.bank)
