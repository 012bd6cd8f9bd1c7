"""The catalogue proves what the schema editor promised, for every table there is (docs/tenancy.md).

Walls 4, 5 and 6, and the rules that let the same schema be distributed by kota_id.
"""

import pytest
from django.apps import apps
from django.db import connection

from tests.tenancy.catalogue import (
    OURS,
    Constraint,
    columns,
    constraints,
    first_columns_of_indexes,
    rights,
    rows,
    tables,
    tenant_tables,
)

pytestmark = pytest.mark.django_db

KOTA_RULE = "(kota_id = (NULLIF(current_setting('up2k.kota_id'::text, true), ''::text))::integer)"
_LIST = (
    "(string_to_array(NULLIF(current_setting('up2k.kelurahan'::text, true), ''::text), ','::text))::bigint[]"
)
AREA_RULE = f"({KOTA_RULE} AND ((0 = ANY ({_LIST})) OR (kelurahan_id = ANY ({_LIST}))))"

# Everything the application role may do beyond looking and appending. A migration that grants more adds its
# line here, so that whoever reviews it sees the wall move.
LOOK, APPEND, ALL = "SELECT", "INSERT SELECT", "DELETE INSERT SELECT UPDATE"
RIGHTS = {
    "accounts_grant": f"{APPEND} UPDATE(ends_on revoked_at)",
    "accounts_operatorrecord": APPEND,
    "accounts_session": ALL,
    "accounts_user": f"{APPEND} UPDATE",
    "auth_group": LOOK,
    "auth_group_permissions": LOOK,
    "auth_permission": LOOK,
    "authtoken_token": ALL,
    "axes_accessattempt": ALL,
    "axes_accessattemptexpiration": ALL,
    "axes_accessfailurelog": ALL,
    "axes_accesslog": ALL,
    "bookkeeping_book": LOOK,
    "bookkeeping_loan": f"{APPEND} UPDATE(cancelled_on)",
    "bookkeeping_loanmovement": LOOK,
    "bookkeeping_month": f"{APPEND} UPDATE(changed_at changed_name reason state warnings)",
    "bookkeeping_monthlymovement": LOOK,
    "bookkeeping_remark": f"{APPEND} UPDATE(moved_at state)",
    "bookkeeping_seal": LOOK,
    "bookkeeping_sharedcard": "DELETE INSERT SELECT UPDATE(withdrawn_at)",  # pictures for seven days
    "bookkeeping_voucherrun": LOOK,
    "closing_ratpack": f"{APPEND} UPDATE(made_at pdf problem sheets state)",
    "contests_edition": f"{APPEND} UPDATE(closed_at closed_name closed_reason ranking ranking_hash state)",
    "contests_mark": f"{APPEND} UPDATE(given_at juror_name letter note value)",
    "contests_score": f"{APPEND} UPDATE(computed_at computed_on figures mark)",
    "contests_scorerun": f"{APPEND} UPDATE(done moved_at problem state)",
    "django_content_type": LOOK,
    "django_migrations": LOOK,
    "goods_item": f"{APPEND} UPDATE(acquired_on first_count giver life_months name remark residual revision"
    " unit)",
    "goods_itemformer": LOOK,
    "goods_product": f"{APPEND} UPDATE(is_active name price search_name)",
    "groups_group": f"{APPEND} UPDATE(closed_on closed_reason founded_on is_active line_of_business name"
    " parent_id search_name)",
    "meetings_meeting": f"{APPEND} UPDATE(agenda book_seq chair computed_cash corrected_at corrected_name"
    " correction_reason counted_cash date decisions difference_reason ended_at first_member_id first_name"
    " is_cancelled minute_taker minutes number pieces place revision second_member_id second_name started_at"
    " year)",
    "members_enrolment": f"{APPEND} UPDATE(left_on left_reason)",
    "members_member": f"{APPEND} UPDATE(address birth_date birth_place name occupation phone search_name"
    " sex)",
    "members_office": f"{APPEND} UPDATE(ends_on)",
    "oldbooks_importbatch": f"{APPEND} UPDATE(asked_by_id cash_reason entries findings leading_id loans"
    " members moved_at plan posted_at posting_id state target trouble undoing_id undone_at undone_note"
    " undone_reason)",
    "oldbooks_importfile": f"DELETE {APPEND}",
    "oldbooks_page": f"{APPEND} UPDATE(removed_at removed_name removed_reason)",
    "oldbooks_picture": f"DELETE {APPEND}",
    "oldbooks_tick": f"DELETE {APPEND}",
    "regions_kecamatan": f"{APPEND} UPDATE(name)",
    "regions_kelurahan": f"{APPEND} UPDATE(name)",
    "regions_kota": f"{APPEND} UPDATE(name opened_at zone)",
    "regions_letterhead": f"{APPEND} UPDATE(address logo name)",
    "regions_signatory": f"{APPEND} UPDATE(ends_on)",
    "reports_reportrun": f"{APPEND} UPDATE(data frozen_at issued_at number pdf serial sha256 sheets state"
    " trouble)",
}
# Policies beside the one of the wall. They are restrictive: they can only show less.
NARROWER = {("reports_reportrun", "areas")}
NEVER_CHANGED = ("bookkeeping_entry", "bookkeeping_leg", "accounts_commandrecord")


def of_tenants(kinds: str) -> list[Constraint]:
    ours = tenant_tables()
    return [c for c in constraints() if c.table in ours and c.kind in kinds]


def test_every_table_belongs_to_a_model() -> None:
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    unknown = tables() - known - {"django_migrations"}
    assert not unknown, f"{unknown}: a table without a model has no wall; give it one (managed by migrations)"


def test_whoever_has_a_kota_is_walled() -> None:
    with_kota = {table for table, found in columns().items() if "kota_id" in found}
    assert with_kota - tenant_tables() == {"accounts_user"}, "inherit TenantModel; a user signs in before it"


def test_kota_id_is_one_plain_integer_everywhere() -> None:
    found = {table: columns()[table]["kota_id"] for table in tenant_tables()}
    odd = {table: what for table, what in found.items() if what != ("integer", True, False)}
    assert not odd, (
        f"{odd}: kota_id is an integer, not null and never computed, so that tables can be distributed"
    )


def test_kota_id_stands_first_in_every_key() -> None:
    odd = [c for c in of_tenants("pux") if c.columns[:1] != ("kota_id",)]
    assert not odd, f"{odd}: start the key with kota, or two cities share a number space"


def test_every_tenant_table_has_its_primary_key() -> None:
    assert {c.table for c in of_tenants("p")} == tenant_tables()


def test_every_index_of_a_tenant_table_starts_with_kota_id() -> None:
    ours = tenant_tables()
    odd = [found for found in first_columns_of_indexes() if found[0] in ours and found[2] != "kota_id"]
    assert not odd, f"{odd}: start the index with kota, every query names it"


def test_references_between_tenant_tables_carry_the_kota() -> None:
    ours = tenant_tables()
    odd = [
        c
        for c in of_tenants("f")
        if c.to_table in ours and not (c.columns[0] == "kota_id" == c.to_columns[0] and len(c.columns) > 1)
    ]
    assert not odd, f"{odd}: use TenantForeignKey; the check of a plain reference sees every city"


def test_shared_tables_refer_to_no_tenant() -> None:
    ours = tenant_tables()
    odd = [c for c in constraints() if c.kind == "f" and c.table not in ours and c.to_table in ours]
    assert not odd, f"{odd}: a table outside the cities must not know one's rows"


def test_nothing_is_put_off_and_nothing_unchecked() -> None:
    late = [c for c in of_tenants("puxf") if c.deferrable]
    assert not late, f"{late}: deferred checks fail at COMMIT, where nobody knows which line was wrong"
    unchecked = [c for c in constraints() if not c.validated]
    assert not unchecked
    triggers = rows(
        "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        f" JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {OURS}"
        " AND NOT t.tgisinternal AND t.tgdeferrable"
    )
    assert not triggers


def test_no_reference_empties_itself() -> None:
    emptied = [c for c in of_tenants("f") if c.on_delete in "nd"]
    assert not emptied, f"{emptied}: SET NULL would have to empty kota_id as well"


def test_row_level_security_is_forced_with_the_one_policy() -> None:
    ours, found = tenant_tables(), columns()
    walls = {
        table: (on, forced)
        for table, on, forced in rows(
            "SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c"
            f" JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {OURS} AND c.relkind = 'r'"
        )
    }
    policies = rows(
        "SELECT c.relname, p.polname, p.polcmd::text, p.polpermissive, p.polroles::text,"
        " pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)"
        " FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid"
    )
    assert {table for table, wall in walls.items() if wall == (True, True)} == ours
    narrower = {(table, name) for table, name, _, permissive, *_ in policies if not permissive}
    assert narrower == NARROWER, "a restrictive policy is listed in NARROWER, so that readers know of it"
    walling = [policy for policy in policies if policy[3]]
    assert len(walling) == len(ours), "a second permissive policy would show more than the wall does"
    for table, name, verb, permissive, roles, using, check in walling:
        rule = AREA_RULE if "kelurahan_id" in found[table] else KOTA_RULE
        assert (name, verb, permissive, roles) == ("tenant", "*", True, "{0}"), table
        assert (using, check) == (rule, rule), table


def test_the_application_role_may_only_what_is_listed() -> None:
    ours = tenant_tables()
    expected = {table: RIGHTS.get(table, APPEND) for table in ours} | {
        table: RIGHTS.get(table, "nothing: add it to RIGHTS") for table in tables() - ours
    }
    assert rights("up2k_app") == expected
    assert not set(RIGHTS) - set(expected), "RIGHTS names a table that is not there any more"


@pytest.mark.parametrize("table", NEVER_CHANGED)
def test_money_and_records_are_only_appended(table: str) -> None:
    assert rights("up2k_app")[table] == APPEND


def test_the_application_role_is_nobody() -> None:
    who = connection.settings_dict["USER"]
    assert rows("SELECT current_user, session_user") == [(who, who)] == [("up2k_app", "up2k_app")]
    attributes = "rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication"
    assert rows(f"SELECT {attributes} FROM pg_roles WHERE rolname = current_user") == [(False,) * 5]
    assert rows("SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole") == [(0,)]
    assert rows("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole") == [(0,)]
    assert rows("SELECT has_schema_privilege('public', 'CREATE')") == [(False,)]


def test_everybody_else_may_nothing() -> None:
    open_to_all = rows(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,"
        " aclexplode(c.relacl) x"
        f" WHERE {OURS} AND x.grantee = 0"
    )
    assert not open_to_all


def test_functions_say_where_they_look() -> None:
    vague = rows(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        f" WHERE {OURS} AND (p.prosecdef OR p.prorettype = 'trigger'::regtype)"
        " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
        " AND NOT coalesce(p.proconfig::text, '') LIKE '%search_path=%'"
    )
    assert not vague, f"{vague}: SET search_path on the function, or a caller's own tables are found first"


def test_numbers_come_from_identity_columns() -> None:
    serial = rows(
        "SELECT c.relname FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid"
        f" JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {OURS}"
        " AND pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval%'"
    )
    assert not serial
