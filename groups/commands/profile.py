"""Adding a group and putting its profile right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor, Place, require
from common.problems import Problem, Problems, Refused
from common.search import searchable
from groups.access import group_for
from groups.commands.answers import GroupAnswer
from groups.domain.rules import profile_problems
from groups.domain.words import Kind
from groups.models import Group
from groups.policies import MANAGE_GROUP
from regions.models import Kelurahan
from regions.queries.day import today_here
from regions.tenancy.constraints import refusing
from regions.tenancy.scope import current_kota_id

TAKEN = Problem(
    "name", "Nama ini sudah dipakai kelompok lain di kelurahan yang sama. Pilih nama lain.", "sama"
)
RACES = {"group_name": TAKEN, "group_search_name": TAKEN}


@dataclass(frozen=True)
class AddGroup:
    """A new group. Its id is the id of this command."""

    command_id: UUID
    kelurahan_id: int
    name: str
    kind: Kind = Kind.POKSUS
    parent_id: UUID | None = None
    founded_on: date | None = None
    line_of_business: str = ""


@dataclass(frozen=True)
class ChangeGroup:
    """The whole profile as it should be; kelurahan and kind stay, the books hang on them."""

    command_id: UUID
    group_id: UUID
    name: str
    parent_id: UUID | None = None
    founded_on: date | None = None
    line_of_business: str = ""


@command("groups.add_group")
def add_group(cmd: AddGroup, *, actor: Actor) -> GroupAnswer:
    """Open a poksus or poklak in a kelurahan.

    Refuses an unknown kelurahan, a name used there, a poklak without a working poksus of the same kelurahan,
    a poksus with one, a founding date in the future. Forbidden outside of MANAGE_GROUP.
    """
    area = Kelurahan.objects.filter(pk=cmd.kelurahan_id).first()
    if area is None:
        raise Refused([Problem("kelurahan_id", "Pilih kelurahan dari daftar.", "tidak_ada")])
    require(actor, MANAGE_GROUP, Place(current_kota_id(), area.kecamatan_id, area.id))
    problems = Problems(profile_problems(cmd.name, cmd.line_of_business, cmd.founded_on, today_here()))
    problems.extend(_name_problems(cmd.name, area.id, None))
    problems.extend(_parent_problems(cmd.kind, cmd.parent_id, area.id))
    problems.raise_if_any()
    with refusing(RACES):
        group = Group.objects.create(
            id=cmd.command_id,
            kelurahan_id=area.id,
            kind=cmd.kind.value,
            **_columns(cmd),
        )
    return GroupAnswer(group.id, group.name)


@command("groups.change_group")
def change_group(cmd: ChangeGroup, *, actor: Actor) -> GroupAnswer:
    """Put the profile of a group right. Refuses as add_group does, and a founding date after its closing."""
    group = group_for(actor, MANAGE_GROUP, cmd.group_id)
    problems = Problems(profile_problems(cmd.name, cmd.line_of_business, cmd.founded_on, today_here()))
    problems.extend(_name_problems(cmd.name, group.kelurahan_id, group.id))
    problems.extend(_parent_problems(Kind(group.kind), cmd.parent_id, group.kelurahan_id, group.parent_id))
    if cmd.founded_on and group.closed_on and cmd.founded_on > group.closed_on:
        problems.add("founded_on", "Tanggal berdiri tidak boleh sesudah kelompok ditutup.", "urutan")
    problems.raise_if_any()
    with refusing(RACES):
        Group.objects.filter(pk=group.id).update(**_columns(cmd))
    return GroupAnswer(group.id, cmd.name.strip())


def _columns(cmd: AddGroup | ChangeGroup) -> dict[str, object]:
    name = " ".join(cmd.name.split())
    return {
        "name": name,
        "search_name": searchable(name),
        "parent_id": cmd.parent_id,
        "founded_on": cmd.founded_on,
        "line_of_business": cmd.line_of_business.strip(),
    }


def _name_problems(name: str, kelurahan_id: int, itself: UUID | None) -> Iterator[Problem]:
    same = Group.objects.filter(kelurahan_id=kelurahan_id, search_name=searchable(name))
    if itself is not None:
        same = same.exclude(pk=itself)
    if searchable(name) and same.exists():
        yield TAKEN


def _parent_problems(
    kind: Kind, parent_id: UUID | None, kelurahan_id: int, before: UUID | None = None
) -> Iterator[Problem]:
    if kind is Kind.POKSUS:
        if parent_id is not None:
            yield Problem("parent_id", "Poksus tidak dibina poksus lain. Kosongkan isian ini.", "poksus")
        return
    if parent_id is None:
        yield Problem("parent_id", "Poklak dibina satu poksus. Pilih poksusnya.", "wajib")
        return
    parent = Group.objects.filter(pk=parent_id, kind=Kind.POKSUS.value, kelurahan_id=kelurahan_id).first()
    if parent is None:
        yield Problem("parent_id", "Pilih poksus yang ada di kelurahan yang sama.", "tidak_ada")
    elif not parent.is_active and parent_id != before:
        yield Problem("parent_id", f"Poksus {parent.name} sudah ditutup. Pilih yang lain.", "tutup")
