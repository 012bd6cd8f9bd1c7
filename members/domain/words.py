"""The choices of a member's records, with the words shown to people."""

from enum import StrEnum


class Sex(StrEnum):
    """Jenis kelamin as the books write it; officers and members may be men."""

    WOMAN = "P"
    MAN = "L"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return "Perempuan" if self is Sex.WOMAN else "Laki-laki"


class Basis(StrEnum):
    """Why a woman heads her family (domain of PEKKA: by role, not by marital status alone)."""

    WIDOWED = "suami_meninggal"
    DIVORCED = "bercerai"
    LEFT = "ditinggal"
    UNMARRIED = "belum_menikah"
    HUSBAND_ABSENT = "suami_sakit_merantau"
    OTHER = "lainnya"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return _BASIS[self]


_BASIS = {
    Basis.WIDOWED: "Suami meninggal",
    Basis.DIVORCED: "Bercerai",
    Basis.LEFT: "Ditinggal suami",
    Basis.UNMARRIED: "Belum menikah dan menanggung keluarga",
    Basis.HUSBAND_ABSENT: "Suami sakit lama, difabel atau merantau",
    Basis.OTHER: "Sebab lain",
}


class OfficeName(StrEnum):
    """The three offices of a group."""

    KETUA = "ketua"
    SEKRETARIS = "sekretaris"
    BENDAHARA = "bendahara"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return self.value.capitalize()
