"""What a group decides about sharing its SHU."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import open_book
from closing.domain.sharing import ShuRules, rules_problems
from closing.models import ShuItemRow, ShuRulesRow
from common import clock
from common.ids import uuid7
from common.problems import Problems
from groups.models import Group

LONGEST_SOURCE = 200


@dataclass(frozen=True)
class SetShuRules:
    """The percentages from a day on, whole; `source` says where they were decided."""

    command_id: UUID
    group_id: UUID
    starts_on: date
    rules: ShuRules
    source: str


@dataclass(frozen=True)
class ShuRulesSet:
    """The group and the day from which its percentages hold."""

    group_id: UUID
    group_name: str
    starts_on: date
    count: int

    @property
    def about(self) -> dict[str, str]:
        """For the log: which group, from when, how many shares."""
        return {
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "mulai": self.starts_on.isoformat(),
            "bagian": str(self.count),
        }


@command("closing.set_shu_rules")
def set_shu_rules(cmd: SetShuRules, *, actor: Actor) -> ShuRulesSet:
    """Write the percentages; older ones stay for the days before. Of two for one day the later counts.

    Refuses shares that are not 100 % together, without a name or twice, and a decision without its source.
    """
    group = open_book(actor, cmd.group_id)
    problems = Problems(rules_problems(cmd.rules))
    source = cmd.source.strip()
    if not source:
        problems.add("source", "Tulis di mana diputuskan, misalnya AD/ART pasal 12 atau RAT 2026.", "kosong")
    elif len(source) > LONGEST_SOURCE:
        problems.add("source", f"Paling panjang {LONGEST_SOURCE} huruf.", "terlalu_panjang")
    problems.raise_if_any()
    write_rules(group, cmd.starts_on, cmd.rules, source, actor, rules_id=cmd.command_id)
    return ShuRulesSet(group.id, group.name, cmd.starts_on, len(cmd.rules.items))


def write_rules(
    group: Group, starts_on: date, rules: ShuRules, source: str, actor: Actor, *, rules_id: UUID | None = None
) -> UUID:
    """The rows of percentages that are whole (rules_problems says nothing); answers their id."""
    row = ShuRulesRow.objects.create(
        id=rules_id or uuid7(),
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        starts_on=starts_on,
        rounding_no=rules.rounding_no,
        basis=rules.basis.value,
        counted=list(rules.counted),
        unit=rules.unit,
        source=source,
        recorded_at=clock.now(),
        recorded_name=actor.name,
    )
    ShuItemRow.objects.bulk_create(
        ShuItemRow(
            kelurahan_id=group.kelurahan_id,
            rules_id=row.id,
            no=no,
            kind=item.kind.value,
            name=item.name.strip(),
            bps=item.bps,
        )
        for no, item in enumerate(rules.items, start=1)
    )
    return row.id
