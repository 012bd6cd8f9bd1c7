"""What the commands of groups answer."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class GroupAnswer:
    """The group that was touched, what was done to it, and why where a reason was asked."""

    group_id: UUID
    name: str
    reason: str = ""

    @property
    def about(self) -> dict[str, str]:
        """For the log: which group, and the reason given."""
        found = {"kelompok": self.name, "kelompok_id": str(self.group_id)}
        return found | ({"alasan": self.reason} if self.reason else {})
