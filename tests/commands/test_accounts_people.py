"""People, passwords and roles."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import Http404

from accounts.commands import (
    AddUser,
    ChangePassword,
    EndGrant,
    GiveGrant,
    ResetPassword,
    add_operator,
    add_user,
    change_password,
    end_grant,
    give_grant,
    reset_password,
)
from accounts.commands.run import ForeignActor
from accounts.domain.roles import Actor, Role
from accounts.models import CommandRecord, Grant, OperatorRecord, Session, User
from accounts.queries.actor import actor_of
from common import clock
from common.ids import uuid7
from common.problems import Forbidden, Refused
from common.secret import Secret
from regions.tenancy.scope import NoScope, scope
from tests.cast import (
    GEDONGAN,
    KLEGO,
    MAGERSARI,
    MOJOKERTO,
    NOON,
    PASSWORD,
    PEKALONGAN,
    TODAY,
    Cast,
    open_cast,
)

pytestmark = pytest.mark.django_db
NEW = Secret("kenanga-wangi-7")


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        opened = open_cast()
        with scope(MOJOKERTO):
            yield opened


def fields(run: Any) -> list[str]:
    """The fields that a command refuses, having changed nothing."""
    before = (User.objects.count(), Grant.objects.count(), CommandRecord.objects.count())
    with pytest.raises(Refused) as caught:
        run()
    assert (User.objects.count(), Grant.objects.count(), CommandRecord.objects.count()) == before
    return [problem.field for problem in caught.value.problems]


def person(actor: Actor) -> int:
    assert actor.user_id is not None
    return actor.user_id


def a_user(**other: Any) -> AddUser:
    return replace(AddUser(uuid7(), "murni.gedongan", "Murni Asih", NEW), **other)


def test_a_person_is_added_to_the_city_of_the_admin(cast: Cast) -> None:
    added = add_user(a_user(username=" Murni.Gedongan ", name=" Murni   Asih "), actor=cast["ida"])
    user = User.objects.get(pk=added.user_id)
    assert (user.username, user.name, user.kota_id) == ("murni.gedongan", "Murni Asih", MOJOKERTO)
    assert user.must_change_password
    assert user.check_password(NEW.value)


@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        ({"username": "sari"}, ["username"]),
        ({"username": "tuti"}, ["username"]),  # of another city: names to sign in with are one space
        ({"username": "dua kata"}, ["username"]),
        ({"username": "ab"}, ["username"]),
        ({"name": " "}, ["name"]),
        ({"password": Secret("1234")}, ["password", "password"]),
        ({"password": Secret("murni.gedongan")}, ["password"]),
        ({"username": "x", "name": "", "password": Secret("pendek")}, ["username", "name", "password"]),
    ],
)
def test_add_user_refuses(cast: Cast, other: dict[str, Any], wrong: list[str]) -> None:
    assert fields(lambda: add_user(a_user(**other), actor=cast["ida"])) == wrong


@pytest.mark.parametrize("who", ["sari", "ani", "wati", "yuni", "rini", "lina", "joko"])
def test_only_the_admin_adds_people(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        add_user(a_user(), actor=cast[who])
    assert not User.objects.filter(username="murni.gedongan").exists()


def test_no_password_reaches_the_record(cast: Cast) -> None:
    one = add_user(a_user(), actor=cast["ida"])
    record = CommandRecord.objects.get(name="accounts.add_user", about__nama_masuk=one.username)
    assert NEW.value not in str(record.answer) + str(record.about)
    assert NEW.value not in repr(a_user())
    same = a_user(command_id=record.id, password=Secret("kata-sandi-lain"))
    assert add_user(same, actor=cast["ida"]) == one  # a retry: the hash knows nothing of the password
    assert User.objects.get(pk=one.user_id).check_password(NEW.value)


def test_an_actor_of_another_city_is_a_mistake(cast: Cast) -> None:
    with pytest.raises(ForeignActor):
        add_user(a_user(), actor=cast["tuti"])
    with pytest.raises(ForeignActor):
        add_operator(a_user(), actor=cast["ira"])


def test_the_operator_is_recorded_beside_the_cities() -> None:
    with clock.at(NOON):
        ira = open_cast()["ira"]
        with pytest.raises(NoScope):
            add_user(a_user(), actor=ira)
        added = add_operator(a_user(username="ria"), actor=ira)
        with pytest.raises(Forbidden):
            add_operator(a_user(), actor=Actor(None, "tanpa peran", None))
    assert User.objects.get(pk=added.user_id).kota_id is None
    record = OperatorRecord.objects.get(about__nama_masuk="ria")
    assert (record.name, record.user_id, record.address) == ("accounts.add_operator", ira.user_id, "10.0.0.7")


# Passwords.


def test_her_own_password_ends_her_other_devices(cast: Cast) -> None:
    sari = cast["sari"]
    here, there = uuid7(), uuid7()
    for handle in (here, there):
        Session.objects.create(
            session_key=str(handle)[:40],
            session_data="",
            expire_date=NOON,
            handle=handle,
            user_id=sari.user_id,
        )
    change_password(ChangePassword(uuid7(), Secret(PASSWORD), NEW, here), actor=sari)
    user = User.objects.get(pk=person(sari))
    assert user.check_password(NEW.value)
    assert not user.must_change_password
    assert [session.handle for session in Session.objects.filter(user_id=person(sari))] == [here]


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("salah-sandi", NEW.value, ["old"]),
        (PASSWORD, PASSWORD, ["new"]),
        (PASSWORD, "12345678", ["new"]),
        ("salah-sandi", "pendek", ["new", "old"]),
    ],
)
def test_change_password_refuses(cast: Cast, old: str, new: str, wrong: list[str]) -> None:
    cmd = ChangePassword(uuid7(), Secret(old), Secret(new))
    assert fields(lambda: change_password(cmd, actor=cast["sari"])) == wrong
    assert User.objects.get(username="sari").check_password(PASSWORD)


def test_the_admin_gives_a_temporary_password(cast: Cast) -> None:
    sari = person(cast["sari"])
    Session.objects.create(session_key="x", session_data="", expire_date=NOON, handle=uuid7(), user_id=sari)
    reset_password(ResetPassword(uuid7(), sari, NEW), actor=cast["ida"])
    user = User.objects.get(pk=sari)
    assert user.check_password(NEW.value)
    assert user.must_change_password
    assert not Session.objects.filter(user_id=sari).exists()


def test_no_admin_touches_people_of_another_city(cast: Cast) -> None:
    for user_id in (person(cast["tuti"]), person(cast["ira"])):
        with pytest.raises(Http404):
            reset_password(ResetPassword(uuid7(), user_id, NEW), actor=cast["ida"])
        cmd = GiveGrant(uuid7(), user_id, Role.JURI, TODAY)
        assert fields(lambda cmd=cmd: give_grant(cmd, actor=cast["ida"])) == ["user_id"]
        assert User.objects.get(pk=user_id).check_password(PASSWORD)


# Roles.


def roles(cast: Cast, name: str, on: date = TODAY) -> set[Role]:
    return set(actor_of(User.objects.get(username=name), on, None).roles)


def give(cast: Cast, **other: Any) -> GiveGrant:
    return replace(GiveGrant(uuid7(), person(cast["sari"]), Role.JURI, TODAY), **other)


def test_a_role_holds_on_its_days(cast: Cast) -> None:
    until = TODAY + timedelta(days=3)
    give_grant(give(cast, ends_on=until), actor=cast["ida"])
    days = {TODAY - timedelta(days=1): False, TODAY: True, until: True, until + timedelta(days=1): False}
    assert {day: Role.JURI in roles(cast, "sari", day) for day in days} == days


def test_a_role_is_put_on_its_level(cast: Cast) -> None:
    give_grant(give(cast, role=Role.POKJA_KELURAHAN, kelurahan_id=GEDONGAN), actor=cast["ida"])
    give_grant(give(cast, role=Role.POKJA_KECAMATAN, kecamatan_id=MAGERSARI), actor=cast["ida"])
    held = {h.role: h.place for h in actor_of(User.objects.get(username="sari"), TODAY, None).held}
    assert (held[Role.POKJA_KELURAHAN].kecamatan_id, held[Role.POKJA_KELURAHAN].kelurahan_id) == (
        MAGERSARI,
        GEDONGAN,
    )
    assert (held[Role.POKJA_KECAMATAN].kecamatan_id, held[Role.POKJA_KECAMATAN].kelurahan_id) == (
        MAGERSARI,
        None,
    )


@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        ({"role": Role.OPERATOR}, ["role"]),
        ({"role": Role.KADER}, ["kelurahan_id"]),
        ({"role": Role.KADER, "kelurahan_id": KLEGO}, ["kelurahan_id"]),
        ({"role": Role.POKJA_KECAMATAN, "kelurahan_id": GEDONGAN}, ["kecamatan_id"]),
        ({"role": Role.PENGURUS, "kelurahan_id": GEDONGAN}, ["group_id"]),
        ({"ends_on": TODAY - timedelta(days=1)}, ["ends_on"]),
        ({"user_id": 0, "role": Role.KADER}, ["user_id", "kelurahan_id"]),
    ],
)
def test_give_grant_refuses(cast: Cast, other: dict[str, Any], wrong: list[str]) -> None:
    assert fields(lambda: give_grant(give(cast, **other), actor=cast["ida"])) == wrong


def test_the_same_role_twice_on_a_day_is_refused(cast: Cast) -> None:
    given = give_grant(give(cast, ends_on=TODAY), actor=cast["ida"])
    assert fields(lambda: give_grant(give(cast), actor=cast["ida"])) == ["role"]
    give_grant(give(cast, starts_on=TODAY + timedelta(days=1)), actor=cast["ida"])
    end_grant(EndGrant(uuid7(), given.grant_id, "Pindah tugas"), actor=cast["ida"])
    give_grant(give(cast, ends_on=TODAY), actor=cast["ida"])  # taken back at once, so free again


def test_a_role_is_taken_back_at_once(cast: Cast) -> None:
    given = give_grant(give(cast), actor=cast["ida"])
    assert Role.JURI in roles(cast, "sari")
    end_grant(EndGrant(uuid7(), given.grant_id, "Pindah tugas"), actor=cast["ida"])
    assert Role.JURI not in roles(cast, "sari")
    again = EndGrant(uuid7(), given.grant_id, " ")
    assert fields(lambda: end_grant(again, actor=cast["ida"])) == ["", "reason"]
    record = CommandRecord.objects.get(name="accounts.end_grant")
    assert record.about["alasan"] == "Pindah tugas"


def test_a_role_ends_on_its_last_day(cast: Cast) -> None:
    given = give_grant(give(cast), actor=cast["ida"])
    last = TODAY + timedelta(days=7)
    early = EndGrant(uuid7(), given.grant_id, "Pindah tugas", TODAY - timedelta(days=1))
    assert fields(lambda: end_grant(early, actor=cast["ida"])) == ["last_day"]
    end_grant(EndGrant(uuid7(), given.grant_id, "Pindah tugas", last), actor=cast["ida"])
    assert Role.JURI in roles(cast, "sari", last)
    assert Role.JURI not in roles(cast, "sari", last + timedelta(days=1))


def test_the_admin_cannot_lock_herself_out(cast: Cast) -> None:
    own = Grant.objects.get(user_id=person(cast["ida"]))
    assert fields(lambda: end_grant(EndGrant(uuid7(), own.id, "Pindah tugas"), actor=cast["ida"])) == [""]
    assert roles(cast, "ida") == {Role.ADMIN}


def test_grants_of_another_city_cannot_be_ended() -> None:
    with clock.at(NOON):
        opened = open_cast()
        with scope(PEKALONGAN):
            tutis = Grant.objects.get().id
        with scope(MOJOKERTO), pytest.raises(Http404):
            end_grant(EndGrant(uuid7(), tutis, "Pindah tugas"), actor=opened["ida"])
        with scope(PEKALONGAN):
            assert Grant.objects.get().revoked_at is None


def test_somebody_elses_retry_is_refused(cast: Cast) -> None:
    cmd = give(cast)
    give_grant(cmd, actor=cast["ida"])
    with pytest.raises(Refused) as caught:
        give_grant(cmd, actor=Actor.system("orang lain", MOJOKERTO))
    assert caught.value.problems[0].field == "command_id"
