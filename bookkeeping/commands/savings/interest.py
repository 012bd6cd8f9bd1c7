"""Jasa simpanan: the group decides it, the treasurer shares it to all savers at once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import at_the_command, open_book
from bookkeeping.commands.posting import post
from bookkeeping.commands.savings.drafts import interest_draft
from bookkeeping.commands.savings.paying_out import Shared, cash_problems, shared
from bookkeeping.domain.amounts import amount_problems, day_problems
from bookkeeping.domain.chart import purse
from bookkeeping.domain.draft import EntryDraft
from bookkeeping.domain.occasion import Occasion
from bookkeeping.domain.savings.interest import Basis, Payment
from bookkeeping.domain.savings.kinds import SavingsKind
from bookkeeping.domain.words import listed
from bookkeeping.models import SavingsInterest
from bookkeeping.queries.balances import saldo_on
from bookkeeping.queries.savings.interest import Interest, Terms, had_interest, interest
from common import clock
from common.period import Period
from common.problems import Problem, Problems
from common.rupiah import format_rupiah
from common.words import bulan
from groups.models import Group
from regions.queries.day import today_here

HIGHEST_RATE_BPS = 10_000  # the whole saldo: more is a slipped finger


@dataclass(frozen=True)
class ShareInterest:
    """Jasa for the months from `first` to `last` (yyyymm), paid on a day.

    Either `rate_bps`, hundredths of a percent of these months together, or `pool`, an amount to share; the
    other is zero. `expected` is the sum that was shown, whole rupiah.
    """

    command_id: UUID
    group_id: UUID
    date: date
    first: int
    last: int
    basis: Basis
    kinds: tuple[SavingsKind, ...]
    rate_bps: int
    pool: int
    payment: Payment
    expected: int


@command("bookkeeping.share_interest")
def share_interest(cmd: ShareInterest, *, actor: Actor) -> Shared:
    """Give jasa to every member who saved, down to whole units of the group, one entry each, all or none.

    Refuses months that had jasa before, months not over, nothing to share, a sum that is not the one that was
    shown, and more than there is in the purse where it is paid out. Above the legal ceiling it only warns.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems(interest_problems(cmd))
    problems.extend(day_problems("date", cmd.date, today_here(), group.closed_on))
    problems.raise_if_any()
    found = interest(group.id, cmd.date, terms_of(cmd))
    problems.extend(found_problems(cmd, found))
    problems.extend(had_problems(cmd, found))
    if cmd.payment is not Payment.SUKARELA:
        bank = cmd.payment is Payment.BANK
        held = saldo_on(cmd.date, group.id, (purse(bank),))[purse(bank)]
        problems.extend(cash_problems(found.total, held, cmd.date, bank=bank))
    problems.raise_if_any()
    write_down(group, cmd, found, on=cmd.date)
    drafts = interest_drafts(cmd, found, on=cmd.date)
    with at_the_command():
        posted = post(drafts, command_id=cmd.command_id, actor=actor)
    return shared(group, found.total, posted)


def interest_problems(cmd: ShareInterest) -> Iterator[Problem]:
    """What is wrong with the terms themselves, before anything is counted."""
    if cmd.first > cmd.last:
        yield Problem("last", "Bulan terakhir tidak boleh sebelum bulan pertama.", "urutan")
    if Period.from_key(cmd.last) > Period.of(cmd.date):
        yield Problem("last", "Jasa dihitung dari bulan yang sudah berjalan.", "masa_depan")
    if not cmd.kinds:
        yield Problem("kinds", "Pilih paling sedikit satu jenis simpanan.", "kosong")
    if bool(cmd.rate_bps) == bool(cmd.pool):
        yield Problem("rate_bps", "Isi salah satu: persen jasa, atau jumlah yang dibagi.", "salah_satu")
    if not 0 <= cmd.rate_bps <= HIGHEST_RATE_BPS:
        yield Problem("rate_bps", "Jasa antara 0 dan 100 persen.", "di_luar_batas")
    yield from amount_problems("pool", cmd.pool, "Jumlah yang dibagi")


def terms_of(cmd: ShareInterest) -> Terms:
    """How the group decided, for a command without interest_problems()."""
    return Terms(
        Period.from_key(cmd.first),
        Period.from_key(cmd.last),
        cmd.basis,
        cmd.kinds,
        rate_bps=cmd.rate_bps or None,
        pool=cmd.pool or None,
    )


def month_words(first: Period, last: Period) -> str:
    """ "Oktober 2026", "Januari sampai Desember 2026", "November 2025 sampai Januari 2026"."""
    if first == last:
        return bulan(first)
    begin = bulan(first).removesuffix(f" {first.year}") if first.year == last.year else bulan(first)
    return f"{begin} sampai {bulan(last)}"


def had_problems(cmd: ShareInterest, found: Interest, without: Collection[UUID] = ()) -> Iterator[Problem]:
    """Who had jasa of these months before, but for the entries `without`; one query."""
    first, last = Period.from_key(cmd.first), Period.from_key(cmd.last)
    members = [row.person.member_id for row in found.given]
    had = had_interest(cmd.group_id, first, last, members, without)
    if had:
        names = [row.person.called for row in found.given if row.person.member_id in had]
        shown = listed([*names[:3], f"{len(names) - 3} lainnya"] if len(names) > 4 else names)
        yield Problem("first", f"Untuk bulan-bulan ini sudah pernah dibagikan jasa kepada {shown}.", "sudah")


def found_problems(cmd: ShareInterest, found: Interest) -> Iterator[Problem]:
    """Nothing to share, or another sum than the one that was shown."""
    if not found.total:
        unit = format_rupiah(found.unit)
        yield Problem("rate_bps", f"Tidak ada yang mencapai Rp {unit}. Tidak ada yang dibagikan.", "kosong")
    elif found.total != cmd.expected:
        now = format_rupiah(found.total)
        yield Problem("expected", f"Jumlahnya sekarang Rp {now}. Periksa daftarnya, lalu bagikan.", "berubah")


def interest_drafts(cmd: ShareInterest, found: Interest, *, on: date) -> list[EntryDraft]:
    """An entry for everybody who gets something, in the order of the list."""
    months = month_words(Period.from_key(cmd.first), Period.from_key(cmd.last))
    occasion = Occasion(cmd.group_id, on)
    return [interest_draft(occasion, row.person, row.amount, months, cmd.payment) for row in found.given]


def write_down(group: Group, cmd: ShareInterest, found: Interest, *, on: date) -> None:
    """Keep how the group decided, under the id that its entries carry."""
    SavingsInterest.objects.create(
        id=cmd.command_id,
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        date=on,
        first_period=cmd.first,
        last_period=cmd.last,
        basis=cmd.basis.value,
        kinds=",".join(kind.value for kind in cmd.kinds),
        rate_bps=cmd.rate_bps or None,
        pool=cmd.pool or None,
        payment=cmd.payment.value,
        total=found.total,
        remainder=found.remainder,
        recorded_at=clock.now(),
    )
