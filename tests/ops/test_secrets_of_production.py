"""docker/make-secrets: every secret of the compose file, none replaced."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "docker" / "make-secrets"


def made(folder: Path) -> dict[str, str]:
    subprocess.run([sys.executable, SCRIPT, folder], check=True, capture_output=True)
    return {file.name: file.read_text(encoding="ascii") for file in folder.iterdir()}


def test_it_makes_all_that_the_compose_file_names(tmp_path: Path) -> None:
    compose: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    folder = tmp_path / "secrets"
    found = made(folder)
    assert set(found) == set(compose["secrets"])
    assert found["database_url"] == f"postgresql://up2k_app:{found['app_password']}@postgres:5432/up2k"
    assert found["redis_url"] == f"redis://:{found['broker_password']}@valkey:6379/0"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    assert made(tmp_path / "secrets") == made(tmp_path / "secrets")


def test_it_prints_no_secret(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "s"], check=True, capture_output=True, text=True
    )
    assert not [value for value in made(tmp_path / "s").values() if value in done.stdout + done.stderr]
