"""Commands of groups: exact values, every problem at once, and a refusal changes nothing."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import Http404

from accounts.models import CommandRecord
from common import clock
from common.ids import uuid7
from common.problems import Forbidden, Refused
from groups.commands import (
    AddGroup,
    ChangeGroup,
    CloseGroup,
    DecideStage,
    ReopenGroup,
    add_group,
    change_group,
    close_group,
    decide_stage,
    reopen_group,
)
from groups.domain.words import Kind, Stage
from groups.models import Group, StageDecision
from groups.queries import stage_on
from regions.tenancy.scope import scope
from tests.cast import GEDONGAN, GUNUNG_GEDANGAN, KRANGGAN_KEL, MOJOKERTO, NOON, Cast, open_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        found = open_cast()
        with scope(MOJOKERTO):
            yield found


def fields(refusal: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refusal.value.problems]


def test_a_group_is_added_once_under_the_id_of_its_command(cast: Cast) -> None:
    cmd = AddGroup(
        uuid7(),
        GEDONGAN,
        "  Kenanga   Putih ",
        Kind.POKLAK,
        cast.groups["Melati"],
        date(2022, 2, 3),
        " Jamu ",
    )
    answer = add_group(cmd, actor=cast["wati"])
    assert add_group(cmd, actor=cast["wati"]) == answer
    group = Group.objects.get(name="Kenanga Putih")
    assert (group.id, group.kota_id, group.kelurahan_id) == (cmd.command_id, MOJOKERTO, GEDONGAN)
    assert (group.search_name, group.kind, group.parent_id) == (
        "kenanga putih",
        "poklak",
        cast.groups["Melati"],
    )
    assert (group.founded_on, group.line_of_business, group.is_active) == (date(2022, 2, 3), "Jamu", True)
    record = CommandRecord.objects.get(pk=cmd.command_id)
    assert (record.name, record.actor, record.about["kelompok"]) == (
        "groups.add_group",
        "Wati Handayani",
        "Kenanga Putih",
    )


def test_all_problems_of_a_new_group_come_at_once(cast: Cast) -> None:
    before = Group.objects.count()
    cmd = AddGroup(uuid7(), GEDONGAN, "", Kind.POKLAK, None, date(2026, 10, 13), "x" * 121)
    with pytest.raises(Refused) as refusal:
        add_group(cmd, actor=cast["wati"])
    assert fields(refusal) == [
        ("name", "wajib"),
        ("line_of_business", "panjang"),
        ("founded_on", "depan"),
        ("parent_id", "wajib"),
    ]
    assert Group.objects.count() == before
    assert not CommandRecord.objects.filter(pk=cmd.command_id).exists()


def test_a_name_is_used_once_in_a_kelurahan_whatever_its_spelling(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        add_group(AddGroup(uuid7(), GEDONGAN, "MELATI."), actor=cast["wati"])
    assert fields(refusal) == [("name", "sama")]
    add_group(AddGroup(uuid7(), KRANGGAN_KEL, "Melati"), actor=cast["rini"])
    assert Group.objects.filter(name="Melati").count() == 2


def test_a_poklak_stands_under_a_working_poksus_of_its_kelurahan(cast: Cast) -> None:
    for parent in (cast.groups["Mawar"], cast.groups["Teratai"], uuid7()):
        with pytest.raises(Refused) as refusal:
            add_group(AddGroup(uuid7(), GEDONGAN, "Dahlia", Kind.POKLAK, parent), actor=cast["wati"])
        assert fields(refusal) == [("parent_id", "tidak_ada")]
    with pytest.raises(Refused) as refusal:
        cmd = AddGroup(uuid7(), GEDONGAN, "Dahlia", Kind.POKSUS, cast.groups["Melati"])
        add_group(cmd, actor=cast["wati"])
    assert fields(refusal) == [("parent_id", "poksus")]


def test_the_database_keeps_the_poksus_in_the_kelurahan(cast: Cast) -> None:
    for wrong in (cast.groups["Mawar"], cast.groups["Teratai"]):
        dahlia = Group(name="Dahlia", search_name="dahlia", kind="poklak", parent_id=wrong)
        dahlia.kelurahan_id = GEDONGAN
        with pytest.raises(IntegrityError, match="parent_kind_agree"), transaction.atomic():
            dahlia.save()


def test_the_application_cannot_move_a_group_or_rewrite_a_decision(cast: Cast) -> None:
    decided(cast, Stage.PEMULA, date(2024, 1, 5))
    for sql in (
        f"UPDATE groups_group SET kelurahan_id = {GUNUNG_GEDANGAN}",
        "UPDATE groups_group SET kind = 'poklak'",
        "DELETE FROM groups_group",
        "UPDATE groups_stagedecision SET stage = 'mandiri'",
        "DELETE FROM groups_stagedecision",
    ):
        with pytest.raises(DatabaseError, match="permission denied"):  # noqa: SIM117
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)


def test_not_even_the_owner_rewrites_a_decision(cast: Cast) -> None:
    trigger = "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = 'append_only'"
    with connection.cursor() as cursor:
        for table in ("groups_stagedecision", "members_factaccess"):
            cursor.execute(trigger, [table])
            assert cursor.fetchall() == [("append_only",)]


def test_who_may_add_a_group(cast: Cast) -> None:
    for name in ("sari", "ani", "yuni", "joko", "dewi"):
        with pytest.raises(Forbidden):
            add_group(AddGroup(uuid7(), GEDONGAN, "Dahlia"), actor=cast[name])
    with pytest.raises(Forbidden):
        add_group(AddGroup(uuid7(), KRANGGAN_KEL, "Dahlia"), actor=cast["wati"])
    assert not Group.objects.filter(name="Dahlia").exists()


def test_a_profile_is_put_right(cast: Cast) -> None:
    melati = cast.groups["Melati"]
    cmd = ChangeGroup(uuid7(), melati, "Melati Jaya", None, date(2018, 1, 2), "Keripik")
    change_group(cmd, actor=cast["wati"])
    group = Group.objects.get(pk=melati)
    assert (group.name, group.search_name) == ("Melati Jaya", "melati jaya")
    assert (group.founded_on, group.line_of_business) == (date(2018, 1, 2), "Keripik")
    with pytest.raises(Refused) as refusal:
        change_group(ChangeGroup(uuid7(), melati, "Teratai"), actor=cast["wati"])
    assert fields(refusal) == [("name", "sama")]


def test_a_stranger_finds_no_group_and_the_wrong_role_may_not(cast: Cast) -> None:
    cmd = ChangeGroup(uuid7(), cast.groups["Melati"], "Milik Dewi")
    with pytest.raises(Http404):
        change_group(cmd, actor=cast["dewi"])
    with pytest.raises(Forbidden):
        change_group(cmd, actor=cast["ani"])
    assert Group.objects.filter(name="Melati").exists()


def test_closing_asks_for_date_and_reason_and_no_working_poklak(cast: Cast) -> None:
    melati, teratai = cast.groups["Melati"], cast.groups["Teratai"]
    with pytest.raises(Refused) as refusal:
        close_group(CloseGroup(uuid7(), melati, date(2019, 1, 1), " "), actor=cast["wati"])
    assert fields(refusal) == [("reason", "wajib"), ("closed_on", "urutan"), ("", "poklak")]
    assert Group.objects.get(pk=melati).is_active
    close_group(CloseGroup(uuid7(), teratai, date(2026, 9, 30), "Anggota pindah"), actor=cast["wati"])
    close_group(CloseGroup(uuid7(), melati, date(2026, 10, 1), "Digabung"), actor=cast["wati"])
    group = Group.objects.get(pk=melati)
    assert (group.is_active, group.closed_on, group.closed_reason) == (False, date(2026, 10, 1), "Digabung")
    with pytest.raises(Refused) as refusal:
        close_group(CloseGroup(uuid7(), melati, date(2026, 10, 2), "Lagi"), actor=cast["wati"])
    assert fields(refusal) == [("", "tutup")]
    with pytest.raises(Refused) as refusal:
        reopen_group(ReopenGroup(uuid7(), teratai, "Keliru"), actor=cast["wati"])
    assert fields(refusal) == [("", "poksus")]
    reopen_group(ReopenGroup(uuid7(), melati, "Keliru"), actor=cast["wati"])
    group.refresh_from_db()
    assert (group.is_active, group.closed_on, group.closed_reason) == (True, None, "")


def decided(cast: Cast, stage: Stage, on: date, who: str = "wati") -> UUID:
    cmd = DecideStage(uuid7(), cast.groups["Melati"], stage, on, "Buku lengkap", "Ny. Hartini")
    return decide_stage(cmd, actor=cast[who]).group_id


def test_the_newest_decision_by_date_is_the_stage(cast: Cast) -> None:
    melati = cast.groups["Melati"]
    decided(cast, Stage.MADYA, date(2025, 6, 1))
    decided(cast, Stage.PEMULA, date(2024, 1, 5))
    assert stage_on(melati, date(2026, 10, 12)) is Stage.MADYA
    assert stage_on(melati, date(2025, 5, 31)) is Stage.PEMULA
    assert stage_on(melati, date(2024, 1, 4)) is None
    decided(cast, Stage.UTAMA, date(2025, 6, 1), "rini")
    assert stage_on(melati, date(2026, 10, 12)) is Stage.UTAMA
    newest = StageDecision.objects.get(stage="utama")
    assert (newest.reason, newest.decided_by, newest.recorded_by_id) == (
        "Buku lengkap",
        "Ny. Hartini",
        cast["rini"].user_id,
    )


def test_a_decision_needs_reason_person_and_a_date_that_has_come(cast: Cast) -> None:
    cmd = DecideStage(uuid7(), cast.groups["Melati"], Stage.MANDIRI, date(2018, 1, 1), "", "")
    with pytest.raises(Refused) as refusal:
        decide_stage(cmd, actor=cast["rini"])
    assert fields(refusal) == [("reason", "wajib"), ("decided_by", "wajib"), ("decided_on", "urutan")]
    with pytest.raises(Forbidden):
        decide_stage(cmd, actor=cast["ani"])
    assert StageDecision.objects.count() == 0
