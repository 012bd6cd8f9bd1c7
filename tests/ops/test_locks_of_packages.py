"""The lock files: whole, hashed, and silent about the machine that made them."""

import re
from pathlib import Path

import pytest

from ops.console import Problem
from ops.lock import NAMES, cleaned

FOLDER = Path(__file__).resolve().parents[2] / "requirements"
PIN = re.compile(r"([a-z0-9-]+)==([0-9][^ ]*) \\")


def pins(name: str) -> dict[str, str]:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="ascii").splitlines()
    return dict(found.groups() for line in lines if (found := PIN.fullmatch(line)))  # type: ignore[misc]


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_holds_pins_and_hashes_and_nothing_else(name: str) -> None:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="ascii").splitlines()
    hashes = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
    odd = [line for line in lines if not PIN.fullmatch(line) and not hashes.fullmatch(line)]
    assert odd == []
    assert len(pins(name)) == sum(not line.startswith(" ") for line in lines)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_asked_for_is_what_is_locked(name: str) -> None:
    asked = re.findall(r"^([\w.-]+)(?:\[\w+\])?==(\S+)$", (FOLDER / f"{name}.in").read_text("utf-8"), re.M)
    locked = pins(name)
    assert asked
    assert {package: locked.get(package.lower().replace("_", "-")) for package, _ in asked} == dict(asked)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "base"])
def test_no_lock_moves_a_package_of_base(name: str) -> None:
    base, other = pins("base"), pins(name)
    assert {package: base[package] for package in base.keys() & other.keys()} == {
        package: other[package] for package in base.keys() & other.keys()
    }


def test_cleaning_drops_comments_and_refuses_an_address() -> None:
    assert cleaned("# via -r /somewhere/base.in\nredis==1 \\\n    --hash=sha256:00\n") == (
        "redis==1 \\\n    --hash=sha256:00\n"
    )
    with pytest.raises(Problem, match="address"):
        cleaned("redis @ https://example.org/redis.whl\n")
    with pytest.raises(Problem, match="address"):
        cleaned("--find-links /somewhere\n")
