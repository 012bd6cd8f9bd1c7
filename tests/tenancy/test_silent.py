"""Failures that make no noise elsewhere. Each of these once passed in trial code and was wrong."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from django.db.models import Count, F, Q

from accounts.models import CommandRecord
from common import clock
from common.problems import Problem, Refused
from groups.models import Group
from regions.models import Kecamatan, Kelurahan, Kota, Letterhead
from regions.tenancy.constraints import refusing
from regions.tenancy.operations import RunPerKota
from regions.tenancy.scope import NestedScope, NoScope, current_scope, scope, see_kelurahan
from tests.cast import GEDONGAN, KRANGGAN_KEL, MAGERSARI, MOJOKERTO, NOON, PEKALONGAN, Cast, open_cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.at(NOON):
        yield


@pytest.fixture
def cast() -> Cast:
    return open_cast()


def value(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row: Any = cursor.fetchone()
    return row[0]


def test_tests_never_run_on_the_real_database_nor_as_the_owner() -> None:
    assert str(value("SELECT current_database()")).startswith("test_")
    assert value("SELECT current_user") == connections["default"].settings_dict["USER"] == "up2k_app"
    assert connections["owner"].settings_dict["USER"] != "up2k_app"


# Which kelurahan are seen: 0 is the whole city, a list is those, nothing is none.


def seen() -> set[str]:
    return set(Group.objects.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("kelurahan", "names"),
    [
        ((0,), {"Melati", "Teratai", "Mawar", "Anggrek"}),
        ((GEDONGAN,), {"Melati", "Teratai"}),
        ((GEDONGAN, KRANGGAN_KEL), {"Melati", "Teratai", "Anggrek"}),
        ((9_999_999_999,), set()),
        ((), set()),
    ],
)
def test_kelurahan_are_a_list_or_everything_or_nothing(
    cast: Cast, kelurahan: tuple[int, ...], names: set[str]
) -> None:
    with scope(MOJOKERTO, kelurahan=kelurahan):
        assert seen() == names
        with connection.cursor() as cursor:  # raw SQL that forgets every condition
            cursor.execute("SELECT name FROM groups_group")
            assert {name for (name,) in cursor.fetchall()} == names


def test_an_unset_list_shows_nothing(cast: Cast) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL up2k.kota_id = '{MOJOKERTO}'")
        cursor.execute("SELECT count(*) FROM groups_group")
        assert cursor.fetchone() == (0,)


def test_a_row_of_a_hidden_kelurahan_can_neither_be_written_nor_changed(cast: Cast) -> None:
    with scope(MOJOKERTO, kelurahan=[GEDONGAN]):
        assert Group.objects.filter(name="Anggrek").update(name="Diubah") == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Group.objects.create(name="Liar", search_name="liar", kelurahan_id=KRANGGAN_KEL, kind="poksus")
    with scope(MOJOKERTO):
        assert seen() == {"Melati", "Teratai", "Mawar", "Anggrek"}


def test_the_door_narrows_what_a_scope_shows(cast: Cast) -> None:
    with scope(MOJOKERTO, kelurahan=()):
        assert seen() == set()
        see_kelurahan([GEDONGAN])
        assert seen() == {"Melati", "Teratai"}
        assert current_scope().kelurahan == (GEDONGAN,)


# Scopes.


def test_no_scope_inside_a_scope(cast: Cast) -> None:
    with scope(MOJOKERTO):
        with pytest.raises(NestedScope), scope(PEKALONGAN):
            pass
        assert Kecamatan.objects.count() == 2  # the first one is still open and whole


def test_the_setting_does_not_outlive_the_scope_in_an_outer_transaction(cast: Cast) -> None:
    with transaction.atomic():
        with scope(MOJOKERTO):
            assert value("SELECT current_setting('up2k.kota_id')") == str(MOJOKERTO)
        assert value("SELECT current_setting('up2k.kota_id')") == ""
        assert value("SELECT current_setting('up2k.kelurahan')") == ""
        assert value("SELECT count(*) FROM regions_kecamatan") == 0


def test_a_savepoint_that_fails_keeps_the_scope(cast: Cast) -> None:
    with scope(MOJOKERTO):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            raise ZeroDivisionError
        assert Kecamatan.objects.count() == 2


def test_a_queryset_reads_the_city_it_is_run_in(cast: Cast) -> None:
    with scope(MOJOKERTO):
        built = Kecamatan.objects.order_by("id").values_list("name", flat=True)
    with scope(PEKALONGAN):
        assert list(built.all()) == ["Pekalongan Timur"]


@pytest.mark.django_db(transaction=True)
def test_hooks_after_commit_have_no_city() -> None:
    heard: list[object] = []

    def hook() -> None:
        heard.append(value("SELECT count(*) FROM regions_kecamatan"))
        try:
            Kecamatan.objects.count()
        except NoScope as refusal:
            heard.append(type(refusal))

    open_cast()
    with scope(MOJOKERTO):
        transaction.on_commit(hook)
        assert Kecamatan.objects.count() == 2
    assert heard == [0, NoScope]


# The ORM.


def test_grouping_works_although_the_key_is_not_id_alone(cast: Cast) -> None:
    with scope(MOJOKERTO):
        found = Kelurahan.objects.annotate(n=Count("kecamatan")).values_list("name", "n")
        assert sorted(found) == [("Gedongan", 1), ("Gunung Gedangan", 1), ("Kranggan", 1)]


def test_deleting_without_a_city_deletes_nothing(cast: Cast) -> None:
    with scope(MOJOKERTO):
        row = Kecamatan.objects.get(pk=MAGERSARI)
    with pytest.raises(NoScope):
        row.delete()
    with scope(MOJOKERTO):
        assert Kecamatan.objects.filter(pk=MAGERSARI).exists()


def test_raw_queries_of_a_model_are_refused(cast: Cast) -> None:
    with scope(MOJOKERTO), pytest.raises(TypeError, match="forgets the city"):
        Kecamatan.objects.raw("SELECT * FROM regions_kecamatan")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: list(Kecamatan.objects.all()),
        lambda: Kecamatan.objects.count(),
        lambda: Kecamatan.objects.exists(),
        lambda: Kecamatan.objects.first(),
        lambda: Kecamatan.objects.get(pk=1),
        lambda: Kecamatan.objects.in_bulk([1]),
        lambda: list(Kecamatan.objects.iterator()),
        lambda: Kecamatan.objects.aggregate(n=Count("id")),
        lambda: Kecamatan.objects.filter(pk=1).update(name="x"),
        lambda: Kecamatan.objects.filter(pk=1).delete(),
        lambda: Kecamatan.objects.get_or_create(id=1),
        lambda: Kecamatan.objects.create(id=1, code="35.76.09", name="x"),
        lambda: Kecamatan.objects.bulk_create([Kecamatan(id=1, kota_id=MOJOKERTO, code="x", name="x")]),
        lambda: Kecamatan._base_manager.count(),
        lambda: list(Kecamatan.objects.values_list("id")[:5]),
        lambda: list(Kecamatan.objects.filter(Q(name=F("code")))),
        lambda: list(Kecamatan.objects.values("id").union(Kecamatan.objects.values("id"))),
        lambda: Kecamatan(id=1),
    ],
)
def test_without_a_city_every_question_is_refused(cast: Cast, ask: Any) -> None:
    with pytest.raises(NoScope):
        ask()


def test_a_lazy_reference_after_the_scope_is_refused(cast: Cast) -> None:
    with scope(MOJOKERTO):
        kelurahan = Kelurahan.objects.get(pk=GEDONGAN)
    with pytest.raises(NoScope):
        str(kelurahan.kecamatan)


def test_a_row_of_another_city_cannot_be_saved_from_here(cast: Cast) -> None:
    with scope(PEKALONGAN):
        foreign = Kecamatan.objects.get()
    foreign.name = "Diubah"
    with pytest.raises(DatabaseError), scope(MOJOKERTO):
        foreign.save(update_fields=["name"])
    with scope(PEKALONGAN):
        assert Kecamatan.objects.get().name == "Pekalongan Timur"


def test_a_parent_of_another_city_is_refused_by_the_key(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="foreign key"), scope(PEKALONGAN):
        Kelurahan.objects.create(id=3375021009, kecamatan_id=MAGERSARI, code="33.75.02.1009", name="Salah")


def test_the_same_id_may_live_in_two_cities(cast: Cast) -> None:
    for kota_id in (MOJOKERTO, PEKALONGAN):
        with scope(kota_id):
            Kecamatan.objects.create(id=1, code="00.00.00", name=f"Kembar {kota_id}")
    with scope(PEKALONGAN):
        assert Kecamatan.objects.get(pk=1).name == f"Kembar {PEKALONGAN}"


def test_what_the_database_refuses_becomes_a_problem_at_its_field(cast: Cast) -> None:
    twice = Problem("name", "Sudah ada.")
    with scope(MOJOKERTO):
        Letterhead.objects.create(name="satu")
        with pytest.raises(Refused) as caught, refusing({"one_letterhead_an_area": twice}):
            Letterhead.objects.create(name="dua")
        assert caught.value.problems == (twice,)
        assert Letterhead.objects.count() == 1  # the transaction lives on


# Migrations.


def test_a_reference_added_later_is_checked_against_the_rows_there_are() -> None:
    owner = connections["owner"]
    Kota.objects.using("owner").create(id=1111, code="11.11", name="Kota Uji", zone="Asia/Jakarta")
    field = Kelurahan._meta.get_field("kecamatan")
    with owner.schema_editor() as editor:
        (name,) = editor._constraint_names(Kelurahan, ["kecamatan_id"], foreign_key=True) or (None,)  # type: ignore[attr-defined]
        names = [name] if name else _key_names(owner)
        for found in names:
            editor.execute(f'ALTER TABLE regions_kelurahan DROP CONSTRAINT "{found}"')
        with scope(1111, using="owner"):
            orphan = Kelurahan(id=1, kota_id=1111, kecamatan_id=404, code="11.11.01.1001", name="Yatim")
            orphan.save(using="owner", force_insert=True)
        sql = editor._create_fk_sql(Kelurahan, field, "_lagi")  # type: ignore[attr-defined]
        with pytest.raises(IntegrityError), transaction.atomic(using="owner"):
            editor.execute(sql)


def _key_names(owner: Any) -> list[str]:
    with owner.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE contype = 'f'"
            " AND conrelid = 'regions_kelurahan'::regclass AND confrelid = 'regions_kecamatan'::regclass"
        )
        return [name for (name,) in cursor.fetchall()]


def test_a_data_migration_sees_each_city_through_its_helper() -> None:
    owner = connections["owner"]
    for kota_id in (1111, 1112):
        code = f"{kota_id // 100}.{kota_id % 100}"
        Kota.objects.using("owner").create(id=kota_id, code=code, name=code, zone="Asia/Jakarta")
        with scope(kota_id, using="owner"):
            Kecamatan(id=kota_id * 100 + 1, kota_id=kota_id, code=f"{code}.01", name="Lama").save(
                using="owner", force_insert=True
            )
    with owner.cursor() as cursor:
        cursor.execute("UPDATE regions_kecamatan SET name = 'Baru'")
        assert cursor.rowcount == 0  # the silent failure: the owner is behind the wall as well

    def rename(apps: Any, schema_editor: Any, kota_id: int) -> None:
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(
                "UPDATE regions_kecamatan SET name = %s WHERE kota_id = %s", [f"{kota_id}", kota_id]
            )

    with owner.schema_editor() as editor:
        RunPerKota(rename).code(None, editor)  # type: ignore[arg-type]
    for kota_id in (1111, 1112):
        with scope(kota_id, using="owner"):
            assert Kecamatan.objects.using("owner").get().name == str(kota_id)


# What the application role cannot do, whoever writes the SQL.


@pytest.mark.parametrize(
    "sql",
    [
        "SET ROLE up2k_owner",
        "SET SESSION AUTHORIZATION up2k_owner",
        "TRUNCATE bookkeeping_entry",
        "TRUNCATE accounts_commandrecord",
        "UPDATE bookkeeping_entry SET memo = 'x'",
        "DELETE FROM bookkeeping_entry",
        "UPDATE bookkeeping_leg SET debit = 1",
        "DELETE FROM bookkeeping_leg",
        "INSERT INTO bookkeeping_monthlymovement DEFAULT VALUES",
        "UPDATE accounts_commandrecord SET actor = 'x'",
        "DELETE FROM accounts_commandrecord",
        "DELETE FROM accounts_operatorrecord",
        "DELETE FROM accounts_grant",
        "UPDATE accounts_grant SET role = 'admin'",
        "UPDATE django_migrations SET name = 'x'",
        "ALTER TABLE groups_group NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE groups_group DISABLE ROW LEVEL SECURITY",
        "DROP POLICY tenant ON groups_group",
        "CREATE TABLE pintu_belakang (id int)",
        "SET session_replication_role = replica",
        "ALTER ROLE up2k_app BYPASSRLS",
        "COPY groups_group FROM STDIN",
    ],
)
def test_the_application_role_may_not(sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied|must be owner|not supported|only roles|denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_switching_row_security_off_shows_nothing_but_an_error(cast: Cast) -> None:
    with (
        pytest.raises(DatabaseError, match="would be affected by row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET LOCAL row_security = off")
        cursor.execute("SELECT count(*) FROM groups_group")


def test_even_the_owner_cannot_change_a_record() -> None:
    owner = connections["owner"]
    Kota.objects.using("owner").create(id=1111, code="11.11", name="Kota Uji", zone="Asia/Jakarta")
    with scope(1111, using="owner"):
        record = CommandRecord(
            id="01a1fffc-8cc3-74fb-b3b3-47ca0334d1d2", kota_id=1111, name="x", body_hash=b"", answer={},
            about={}, actor="Sari", at=NOON,
        )  # fmt: skip
        record.save(using="owner", force_insert=True)
        for sql in ("UPDATE accounts_commandrecord SET actor = 'x'", "DELETE FROM accounts_commandrecord"):
            with (
                pytest.raises(DatabaseError) as caught,
                transaction.atomic(using="owner"),
                owner.cursor() as cursor,
            ):
                cursor.execute(sql)
            assert "never changed or removed" in str(caught.value)
        assert CommandRecord.objects.using("owner").get().actor == "Sari"
