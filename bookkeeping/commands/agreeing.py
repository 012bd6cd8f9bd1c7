"""What a group agrees about savings and loans."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import open_book
from bookkeeping.domain.amounts import amount_problems
from bookkeeping.domain.loans.repayment import USUAL_ORDER, Part
from bookkeeping.domain.loans.schedule import HIGHEST_RATE_BPS, MOST_INSTALMENTS, ROUNDINGS, Method, Rhythm
from bookkeeping.domain.rules import Settlement, WajibEvery
from bookkeeping.models import GroupRules
from common import clock
from common.problems import Problems

UNITS = (1, 100, 500, 1_000, 5_000, 10_000)


@dataclass(frozen=True)
class SetRules:
    """The rules from a day on; amounts in whole rupiah, jasa per month in hundredths of a percent."""

    command_id: UUID
    group_id: UUID
    starts_on: date
    simpanan_pokok: int
    simpanan_wajib: int
    simpanan_terikat: int
    rate_bps: int
    method: Method
    count: int
    rhythm: Rhythm
    rounding: int
    penalty: int
    unit: int = 1_000
    wajib_every: WajibEvery = WajibEvery.MEETING
    wajib_paid_out: bool = False
    allocation: tuple[Part, ...] = USUAL_ORDER
    settlement: Settlement = Settlement.SEMUA
    joint_liability: bool = False


@dataclass(frozen=True)
class RulesSet:
    """The group and the day from which its rules hold."""

    group_id: UUID
    group_name: str
    starts_on: date

    @property
    def about(self) -> dict[str, str]:
        """For the log: which group, from when."""
        return {
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "mulai": self.starts_on.isoformat(),
        }


@command("bookkeeping.set_rules")
def set_rules(cmd: SetRules, *, actor: Actor) -> RulesSet:
    """Write new rules; the old ones stay for the days before. Of two for one day the later written counts.

    Refuses amounts below zero or off the unit, and terms no loan can have.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems()
    if cmd.unit not in UNITS:
        problems.add("unit", "Kelipatan 1, 100, 500, 1.000, 5.000 atau 10.000 rupiah.", "di_luar_batas")
    unit = cmd.unit if cmd.unit in UNITS else 1
    for field, label in (("simpanan_pokok", "Simpanan pokok"), ("simpanan_wajib", "Simpanan wajib")):
        problems.extend(amount_problems(field, getattr(cmd, field), label, unit))
    problems.extend(amount_problems("simpanan_terikat", cmd.simpanan_terikat, "Simpanan terikat"))
    problems.extend(amount_problems("penalty", cmd.penalty, "Denda"))
    if not 0 <= cmd.rate_bps <= HIGHEST_RATE_BPS:
        problems.add("rate_bps", "Jasa antara 0 dan 10 persen sebulan.", "di_luar_batas")
    if not 1 <= cmd.count <= MOST_INSTALMENTS:
        problems.add("count", f"Banyaknya angsuran antara 1 dan {MOST_INSTALMENTS} kali.", "di_luar_batas")
    if cmd.rounding not in ROUNDINGS:
        problems.add("rounding", "Pembulatan ke 1, 100, 500 atau 1.000 rupiah.", "di_luar_batas")
    if sorted(cmd.allocation) != sorted(Part):
        problems.add("allocation", "Sebutkan denda, jasa dan pokok masing-masing satu kali.", "urutan")
    problems.raise_if_any()
    GroupRules.objects.create(
        id=cmd.command_id, kelurahan_id=group.kelurahan_id, group_id=group.id, **_columns(cmd)
    )
    return RulesSet(group.id, group.name, cmd.starts_on)


def _columns(cmd: SetRules) -> dict[str, object]:
    return {
        "starts_on": cmd.starts_on,
        "simpanan_pokok": cmd.simpanan_pokok,
        "simpanan_wajib": cmd.simpanan_wajib,
        "simpanan_terikat": cmd.simpanan_terikat,
        "unit": cmd.unit,
        "rate_bps": cmd.rate_bps,
        "method": cmd.method.value,
        "count": cmd.count,
        "rhythm": cmd.rhythm.value,
        "rounding": cmd.rounding,
        "penalty": cmd.penalty,
        "wajib_every": cmd.wajib_every.value,
        "wajib_paid_out": cmd.wajib_paid_out,
        "allocation": ",".join(cmd.allocation),
        "settlement": cmd.settlement.value,
        "joint_liability": cmd.joint_liability,
        "recorded_at": clock.now(),
    }
