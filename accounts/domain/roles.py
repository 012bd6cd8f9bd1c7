"""Roles, the places they hold at, and the rules that name who may do what. No Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from regions.domain.level import Level
from regions.domain.officers import Term


class Role(StrEnum):
    """Who somebody is; the value is stored, the label shown."""

    PENGURUS = "pengurus"
    KADER = "kader"
    POKJA_KELURAHAN = "pokja_kelurahan"
    POKJA_KECAMATAN = "pokja_kecamatan"
    POKJA_KOTA = "pokja_kota"
    KOORDINATOR = "koordinator"
    JURI = "juri"
    ADMIN = "admin"
    OPERATOR = "operator"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return LABELS[self]


LABELS = {
    Role.PENGURUS: "Pengurus kelompok",
    Role.KADER: "Kader kelurahan",
    Role.POKJA_KELURAHAN: "Pokja II kelurahan",
    Role.POKJA_KECAMATAN: "Pokja II kecamatan",
    Role.POKJA_KOTA: "Pokja II kota",
    Role.KOORDINATOR: "Koordinator lomba",
    Role.JURI: "Juri lomba",
    Role.ADMIN: "Admin kota",
    Role.OPERATOR: "Operator",
}


LEVEL_OF = {
    Role.PENGURUS: Level.GROUP,
    Role.KADER: Level.KELURAHAN,
    Role.POKJA_KELURAHAN: Level.KELURAHAN,
    Role.POKJA_KECAMATAN: Level.KECAMATAN,
    Role.POKJA_KOTA: Level.KOTA,
    Role.KOORDINATOR: Level.KOTA,
    Role.JURI: Level.KOTA,
    Role.ADMIN: Level.KOTA,
    Role.OPERATOR: Level.KOTA,
}


@dataclass(frozen=True)
class Place:
    """Where something is: a group, or an area when the narrower parts are None."""

    kota_id: int
    kecamatan_id: int | None = None
    kelurahan_id: int | None = None
    group_id: UUID | None = None


@dataclass(frozen=True)
class Held:
    """One role held at one place, with its dates (last day included; None while it lasts)."""

    role: Role
    place: Place
    starts_on: date
    ends_on: date | None = None

    def term(self) -> Term:
        """Its dates, to compare with others."""
        return Term(self.starts_on, self.ends_on)

    def covers(self, place: Place) -> bool:
        """Whether the place lies within the place of this role."""
        mine = self.place
        if mine.kota_id != place.kota_id:
            return False
        if mine.group_id is not None:
            return mine.group_id == place.group_id
        if mine.kelurahan_id is not None:
            return mine.kelurahan_id == place.kelurahan_id
        return mine.kecamatan_id is None or mine.kecamatan_id == place.kecamatan_id


@dataclass(frozen=True)
class Rule:
    """A named permission: these roles, at the place they are held."""

    name: str
    roles: frozenset[Role]

    @staticmethod
    def of(name: str, *roles: Role) -> "Rule":
        """A rule for the roles given, at least one."""
        if not roles:
            raise ValueError(f"rule {name} names no role")
        return Rule(name, frozenset(roles))


@dataclass(frozen=True)
class Public:
    """A page anybody may ask for, outside of every city, and why."""

    reason: str


@dataclass(frozen=True)
class SignedIn:
    """A page for everybody who is signed in, whatever her role, and why.

    `newcomers`: even for somebody who must change her password first.
    """

    reason: str
    newcomers: bool = False


@dataclass(frozen=True)
class Reach:
    """Which places a rule gives somebody: the whole kota, or these kecamatan, kelurahan and groups."""

    whole_kota: bool
    kecamatan: frozenset[int]
    kelurahan: frozenset[int]
    groups: frozenset[UUID]

    @property
    def is_empty(self) -> bool:
        """True when the rule gives nothing at all."""
        return not (self.whole_kota or self.kecamatan or self.kelurahan or self.groups)


@dataclass(frozen=True)
class Actor:
    """Who acts: a signed-in person, or the system under a name. There is no command without one."""

    user_id: int | None
    name: str
    kota_id: int | None
    held: tuple[Held, ...] = ()
    address: str | None = None

    @staticmethod
    def system(name: str, kota_id: int) -> "Actor":
        """The system itself, for tasks and imports, with every role in one city."""
        place, since = Place(kota_id), date(2000, 1, 1)
        return Actor(None, name, kota_id, tuple(Held(role, place, since) for role in Role))

    @staticmethod
    def operator(name: str, user_id: int | None = None, address: str | None = None) -> "Actor":
        """The operator: of no city, so she opens cities and sees no row of theirs."""
        held = Held(Role.OPERATOR, Place(kota_id=0), date(2000, 1, 1))
        return Actor(user_id, name, None, (held,), address)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held today, anywhere."""
        return frozenset(h.role for h in self.held)


def may(actor: Actor, rule: Rule, place: Place) -> bool:
    """Whether this actor may do this at this place."""
    return any(h.role in rule.roles and h.covers(place) for h in actor.held)


def may_somewhere(actor: Actor, rule: Rule) -> bool:
    """Whether this actor may do this anywhere at all: for menus, and for refusing the wrong role."""
    return any(h.role in rule.roles for h in actor.held)


def reach(actor: Actor, rule: Rule) -> Reach:
    """Which places the same rule gives this actor, for lists."""
    places = [h.place for h in actor.held if h.role in rule.roles]
    return Reach(
        whole_kota=any(
            p.kecamatan_id is None and p.kelurahan_id is None and p.group_id is None for p in places
        ),
        kecamatan=frozenset(p.kecamatan_id for p in places if p.kecamatan_id and not p.kelurahan_id),
        kelurahan=frozenset(p.kelurahan_id for p in places if p.kelurahan_id and not p.group_id),
        groups=frozenset(p.group_id for p in places if p.group_id),
    )


def places_of(held: Iterable[Held]) -> tuple[bool, frozenset[int], frozenset[int]]:
    """What the database scope must show for these roles: (whole kota?, kecamatan, kelurahan)."""
    places = [h.place for h in held]
    whole = any(p.kecamatan_id is None and p.kelurahan_id is None for p in places)
    return (
        whole,
        frozenset(p.kecamatan_id for p in places if p.kecamatan_id and not p.kelurahan_id),
        frozenset(p.kelurahan_id for p in places if p.kelurahan_id),
    )
