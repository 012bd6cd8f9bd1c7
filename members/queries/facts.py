"""PEKKA and desil facts of one person. Whoever calls this writes the access down (commands.note_access)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from members.domain.words import Basis
from members.models import DesilFact, PekkaFact


@dataclass(frozen=True)
class PekkaLine:
    """One PEKKA fact."""

    is_pekka: bool
    since: date
    basis: Basis | None
    source: str
    consent_on: date | None
    recorded_at: datetime


@dataclass(frozen=True)
class DesilLine:
    """One desil fact."""

    desil: int
    as_of: date
    source: str


@dataclass(frozen=True)
class PersonFacts:
    """All facts of a person; the first of each tuple is the one that counts."""

    pekka: tuple[PekkaLine, ...]
    desil: tuple[DesilLine, ...]

    @property
    def pekka_label(self) -> str:
        """What counts today, in words."""
        if not self.pekka:
            return "Belum dicatat"
        return "PEKKA" if self.pekka[0].is_pekka else "Bukan PEKKA"

    @property
    def desil_label(self) -> str:
        """The desil that counts, in words."""
        return f"Desil {self.desil[0].desil}" if self.desil else "Belum dicatat"


def facts_of(member_id: UUID) -> PersonFacts:
    """The facts of a person, newest first; two queries."""
    pekka = PekkaFact.objects.filter(member_id=member_id).order_by("-recorded_at", "-id")
    desil = DesilFact.objects.filter(member_id=member_id).order_by("-as_of", "-id")
    return PersonFacts(
        tuple(
            PekkaLine(
                f.is_pekka,
                f.since,
                Basis(f.basis) if f.basis else None,
                f.source,
                f.consent_on,
                f.recorded_at,
            )
            for f in pekka
        ),
        tuple(DesilLine(f.desil, f.as_of, f.source) for f in desil),
    )
