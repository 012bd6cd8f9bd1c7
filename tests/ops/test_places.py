"""Where the launcher puts sockets, ports and secrets."""

import os
import socket
from pathlib import Path

import pytest

from ops import paths
from ops.account import Account
from ops.console import Problem
from ops.ports import free_port
from ops.postgres import SOCKET_LIMIT, socket_folder
from ops.secret_files import secret

CALLER = Account(None, Path("/nowhere"))


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "RUN", tmp_path / "run")
    monkeypatch.setattr(paths, "SECRETS", tmp_path / "secrets")
    (tmp_path / "run").mkdir()
    return tmp_path


def test_a_short_plain_folder_holds_the_socket_itself(var: Path) -> None:
    assert socket_folder(var / "sockets", CALLER) == var / "sockets"
    assert (var / "sockets").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["a b", "kota,kelurahan", "x" * SOCKET_LIMIT, "buku'"])
def test_a_long_or_odd_folder_gives_way_to_a_private_short_one(var: Path, name: str) -> None:
    folder = socket_folder(var / name, CALLER)
    assert folder.parent == Path("/tmp")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert socket_folder(var / name, CALLER) == folder
    folder.rmdir()


def test_a_kept_folder_that_others_may_enter_is_not_used_again(var: Path) -> None:
    first = socket_folder(var / "a b", CALLER)
    first.chmod(0o755)
    second = socket_folder(var / "a b", CALLER)
    assert second != first
    first.rmdir()
    second.rmdir()


def test_a_taken_port_is_not_given_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        assert free_port(port) != port
    assert free_port(port) == port


def test_a_secret_is_made_once_and_only_its_owner_reads_it(var: Path) -> None:
    first = secret("broker")
    assert secret("broker") == first
    assert len(first) == 64
    assert (var / "secrets" / "broker").stat().st_mode & 0o777 == 0o600
    assert (var / "secrets").stat().st_mode & 0o777 == 0o700


def test_two_secrets_differ(var: Path) -> None:
    assert secret("up2k_app") != secret("up2k_owner")


def test_var_of_another_user_is_refused(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "VAR", var)
    monkeypatch.setattr(os, "geteuid", lambda: os.stat(var).st_uid + 1)
    with pytest.raises(Problem, match="another user"):
        paths.prepare()
    assert not (var / "log").exists()
