"""docker-compose.yml: the walls of a production start, read from the file itself."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("migrate", "web", "worker", "beat")


def test_the_parts_of_a_deployment_are_all_there() -> None:
    assert set(SERVICES) == {"postgres", "valkey", *OURS}
    assert {COMPOSE["services"][name]["image"] for name in OURS} == {"up2k:${UP2K_VERSION:-latest}"}


@pytest.mark.parametrize("name", SERVICES)
def test_the_root_file_system_is_read_only_and_rights_cannot_grow(name: str) -> None:
    assert SERVICES[name]["read_only"] is True
    assert SERVICES[name]["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_what_stays_up_says_whether_it_is_well(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_only_the_web_server_has_a_port_and_only_on_this_machine() -> None:
    assert {name for name in SERVICES if "ports" in SERVICES[name]} == {"web"}
    assert SERVICES["web"]["ports"] == ["${UP2K_BIND:-127.0.0.1:8000}:8000"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert {name for name in SERVICES if "outside" in SERVICES[name]["networks"]} == {"web"}


def test_only_migrate_and_the_database_know_the_owner() -> None:
    knows = {name for name in SERVICES if any("owner" in secret for secret in SERVICES[name]["secrets"])}
    assert knows == {"migrate", "postgres"}
    for name in OURS:
        assert (
            SERVICES[name]["environment"]["OWNER_DATABASE_URL"]
            == "postgresql://up2k_owner@postgres:5432/up2k"
        )


def test_a_secret_comes_from_a_file_and_stands_in_no_environment() -> None:
    for name in OURS:
        environment = SERVICES[name]["environment"]
        named = {key for key in environment if re.search("KEY|PASSWORD|DATABASE_URL|REDIS_URL", key)}
        assert {key for key in named if not key.endswith("_FILE")} == {"OWNER_DATABASE_URL"}
        files = {Path(environment[key]).name for key in named if key.endswith("_FILE")}
        assert files == set(SERVICES[name]["secrets"])
    assert {secret for name in SERVICES for secret in SERVICES[name]["secrets"]} == set(COMPOSE["secrets"])


def test_the_first_start_makes_two_roles_that_row_level_security_holds() -> None:
    sql = (ROOT / "docker" / "initdb" / "10-roles.sh").read_text(encoding="utf-8")
    roles = re.findall(r"CREATE ROLE (\w+) LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD", sql)
    assert roles == ["up2k_owner", "up2k_app"]
    assert "CREATE DATABASE up2k OWNER up2k_owner" in sql
