"""By which percentages a group shares its SHU."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from closing.domain.sharing import ShuItem, ShuRules
from closing.domain.words import CapitalBasis, ItemKind
from closing.models import ShuItemRow, ShuRulesRow


@dataclass(frozen=True, slots=True)
class AgreedShu:
    """The rules with the day from which they hold, and where they were decided."""

    id: UUID
    starts_on: date
    source: str
    recorded_name: str
    rules: ShuRules


def shu_rules_on(group_id: UUID, on: date) -> AgreedShu | None:
    """The newest percentages that have begun by that day; None before the group has decided any."""
    begun = ShuRulesRow.objects.filter(group_id=group_id, starts_on__lte=on)
    row = begun.order_by("-starts_on", "-recorded_at").first()
    return None if row is None else _agreed(row)


def agreed_of(rules_id: UUID) -> AgreedShu:
    """The percentages of one decision."""
    return _agreed(ShuRulesRow.objects.get(pk=rules_id))


def shu_rules_history(group_id: UUID) -> tuple[AgreedShu, ...]:
    """All that were ever decided, the newest first."""
    rows = ShuRulesRow.objects.filter(group_id=group_id).order_by("-starts_on", "-recorded_at")
    return tuple(_agreed(row) for row in rows)


def _agreed(row: ShuRulesRow) -> AgreedShu:
    items = ShuItemRow.objects.filter(rules_id=row.id).order_by("no")
    return AgreedShu(
        id=row.id,
        starts_on=row.starts_on,
        source=row.source,
        recorded_name=row.recorded_name,
        rules=ShuRules(
            items=tuple(ShuItem(ItemKind(item.kind), item.name, item.bps) for item in items),
            rounding_no=row.rounding_no,
            basis=CapitalBasis(row.basis),
            counted=tuple(row.counted),
            unit=row.unit,
        ),
    )
