"""A place where the ledger does not agree with itself."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Drift:
    """Which rule is broken, in which group, where, what is kept there and what it should be."""

    rule: str
    group_id: UUID | None
    place: str
    kept: str
    computed: str

    def __str__(self) -> str:
        return (
            f"{self.rule}: kelompok {self.group_id}, {self.place}: "
            f"tersimpan {self.kept}, seharusnya {self.computed}"
        )
