"""The embedded servers, started for real in a folder of their own."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from ops import broker, paths, postgres
from ops.account import Account, unprivileged

RIGHTS = "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles"


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Account]:
    """An account whose home the servers' user can enter, which pytest's own folders of root are not."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o755)
    account = Account(unprivileged() if os.geteuid() == 0 else None, folder)
    for name in ("RUN", "SECRETS", "LOG"):
        monkeypatch.setattr(paths, name, paths.private(folder / name.lower()))
    (folder / "bin").mkdir()
    monkeypatch.setattr(paths, "VENV", Path(sys.prefix))
    monkeypatch.setattr(postgres, "servers", lambda: account)
    monkeypatch.setattr(broker, "servers", lambda: account)
    monkeypatch.setattr(broker, "NOTE", folder / "run" / "broker-port")
    yield account
    shutil.rmtree(folder)


def test_a_cluster_is_made_started_once_and_stopped(home: Account) -> None:
    cluster = postgres.cluster()
    assert cluster.start() is True
    try:
        assert cluster.start() is False
        assert cluster.has_tables() is False
        with psycopg.connect(cluster.url("app")) as link:
            rights = link.execute(f"{RIGHTS} WHERE rolname LIKE 'up2k%' ORDER BY 1").fetchall()
            assert rights == [
                ("up2k_app", False, False, False, False),
                ("up2k_owner", False, False, False, True),
            ]
            settings = "SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database"
            assert set(link.execute(settings).fetchall()) == {("C.UTF-8", "UTF8")}
            assert link.execute("SHOW listen_addresses").fetchone() == ("",)
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(cluster.url("owner").replace("up2k_owner:", "up2k_owner:x"))
    finally:
        cluster.stop()
    assert cluster.running() is False


def test_the_data_of_a_cluster_outlives_a_stop(home: Account) -> None:
    cluster = postgres.cluster()
    for number in (1, 2):
        cluster.start()
        try:
            with psycopg.connect(cluster.url("owner")) as link:
                link.execute("CREATE TABLE IF NOT EXISTS starts (number int)")
                link.execute("INSERT INTO starts VALUES (%s)", [number])
        finally:
            cluster.stop()
    cluster.start()
    try:
        with psycopg.connect(cluster.url("owner")) as link:
            assert link.execute("SELECT sum(number) FROM starts").fetchone() == (3,)
    finally:
        cluster.stop()


def test_the_broker_keeps_its_queue_and_asks_for_a_password(home: Account) -> None:
    queue = broker.broker()
    assert queue.start() is True
    try:
        assert queue.start() is False
        redis.Redis.from_url(queue.url()).lpush("tasks", "one")
        with pytest.raises(redis.AuthenticationError):
            redis.Redis("127.0.0.1", queue.port, retry=Retry(NoBackoff(), 0)).ping()
    finally:
        queue.stop()
    assert queue.running() is False
    queue.start()
    try:
        assert redis.Redis.from_url(queue.url()).lrange("tasks", 0, -1) == [b"one"]
    finally:
        queue.stop()
