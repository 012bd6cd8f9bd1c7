"""Which database role does what: the owner migrates, the application role does all the rest."""

from typing import Any


class OwnerMigrates:
    """Migrations run only under the alias `owner`."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """True for the alias `owner` alone."""
        return db == "owner"
