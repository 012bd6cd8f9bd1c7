"""What a group can be and how far it can have come, with the words of the national form 4.22."""

from enum import StrEnum


class Kind(StrEnum):
    """A poksus coordinates; a poklak works under one. The value is stored, the label shown."""

    POKSUS = "poksus"
    POKLAK = "poklak"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return self.value.capitalize()


class Stage(StrEnum):
    """Tingkat of a group, columns 26-35 of form 4.22; always a person's decision, never computed."""

    PEMULA = "pemula"
    MADYA = "madya"
    UTAMA = "utama"
    MANDIRI = "mandiri"
    BADAN_HUKUM = "badan_hukum"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return "Koperasi berbadan hukum" if self is Stage.BADAN_HUKUM else self.value.capitalize()
