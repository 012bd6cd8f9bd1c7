"""Groups and their members: a poksus in nearly every kelurahan, some poklak under it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from accounts.domain.roles import Actor
from bookkeeping.commands.agreeing import SetRules, set_rules
from bookkeeping.domain.loans.schedule import Method, Rhythm
from common.ids import uuid7
from groups.commands import AddGroup, DecideStage, add_group, decide_stage
from groups.domain.words import Kind, Stage
from members.commands.add import AddMembers, add_members
from members.commands.entering import NewDesil, NewMember, NewPekka
from members.domain.words import Basis, OfficeName, Sex
from regions.queries import AreaName
from up2k.demo import names

STAGES = (Stage.PEMULA, Stage.PEMULA, Stage.PEMULA, Stage.MADYA, Stage.MADYA, Stage.UTAMA, Stage.MANDIRI)
WITHOUT_GROUP = 0.06  # kelurahan that have none
PEKKA = 0.16  # of the members; a census of villages found 17 % of families headed by women
OFFICES = (OfficeName.KETUA, OfficeName.SEKRETARIS, OfficeName.BENDAHARA)


@dataclass(frozen=True)
class Made:
    """A group of the demonstration, and the day of the month on which it meets."""

    id: UUID
    name: str
    area: AreaName
    kind: Kind
    meets_on: int
    since: date


def open_group(
    area: AreaName,
    name: str,
    kind: Kind,
    parent: UUID | None,
    size: int,
    chance: Random,
    actor: Actor,
    since: date,
) -> Made:
    """A group with stage, members, officers and agreement, all from the day `since` on."""
    founded = since - timedelta(days=chance.randint(30, 3000))
    cmd = AddGroup(uuid7(), area.id, name, kind, parent, founded, chance.choice(names.BUSINESSES))
    group_id = add_group(cmd, actor=actor).group_id
    stage = Stage.PEMULA if kind is Kind.POKLAK else chance.choice(STAGES)
    decided = DecideStage(
        uuid7(), group_id, stage, since, "Penilaian Pokja II saat pendataan", "Tim Pokja II"
    )
    decide_stage(decided, actor=actor)
    people = tuple(_people(size, chance, since))
    add_members(AddMembers(uuid7(), group_id, people), actor=actor)
    set_rules(_rules(group_id, since, chance), actor=actor)
    return Made(group_id, name, area, kind, chance.randint(3, 19), since)


def _people(size: int, chance: Random, since: date) -> Iterator[NewMember]:
    for place, name in enumerate(names.women(chance, size)):
        heads = chance.random() < PEKKA
        yield NewMember(
            id=uuid7(),
            name=name,
            sex=Sex.WOMAN,
            address=names.address(chance),
            joined_on=since,
            birth_date=date(chance.randint(1958, 2000), chance.randint(1, 12), chance.randint(1, 28)),
            office=OFFICES[place] if place < len(OFFICES) else None,
            pekka=_pekka(chance, since) if heads else None,
            desil=NewDesil(chance.randint(1, 6), since, "DTSEN, Dinas Sosial")
            if chance.random() < 0.7
            else None,
        )


def _pekka(chance: Random, since: date) -> NewPekka:
    basis = chance.choice([basis for basis in Basis if basis is not Basis.OTHER])
    return NewPekka(since, basis, "Pendataan kader dasawisma", since)


def _rules(group_id: UUID, since: date, chance: Random) -> SetRules:
    return SetRules(
        command_id=uuid7(),
        group_id=group_id,
        starts_on=since,
        simpanan_pokok=chance.choice((25_000, 50_000)),
        simpanan_wajib=chance.choice((10_000, 10_000, 20_000)),
        simpanan_terikat=chance.choice((0, 2_000, 3_000)),
        rate_bps=chance.choice((100, 150, 150, 200)),
        method=chance.choice((Method.FLAT, Method.FLAT, Method.MENURUN)),
        count=10,
        rhythm=Rhythm.MONTHLY,
        rounding=500,
        penalty=chance.choice((0, 1_000, 2_000)),
    )
