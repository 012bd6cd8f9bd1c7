"""The choices of a lomba, with the words shown to people."""

from enum import StrEnum


class EditionState(StrEnum):
    """An edition is judged while it is open; its ranking stands still once it is closed."""

    OPEN = "dibuka"
    CLOSED = "ditutup"

    @property
    def label(self) -> str:
        """The state in words."""
        return self.value.capitalize()


class Entrants(StrEnum):
    """Which groups of the kota take part."""

    ALL = "semua"
    POKSUS = "poksus"
    POKLAK = "poklak"

    @property
    def label(self) -> str:
        """The choice in words."""
        return "Semua kelompok" if self is Entrants.ALL else f"{self.value.capitalize()} saja"


class RunState(StrEnum):
    """How far the computing of scores has come."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
