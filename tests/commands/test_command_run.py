"""How every command runs: once an id, whole or not at all, and written down."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest

from accounts.commands.run import REGISTRY, command
from accounts.domain.roles import Actor
from accounts.models import CommandRecord
from common import clock
from common.ids import uuid7
from common.problems import Problem, Refused
from regions.models import Letterhead
from regions.tenancy.scope import scope
from tests.cast import MOJOKERTO, NOON, PEKALONGAN, Cast, open_cast

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Note:
    command_id: UUID
    text: str


@dataclass(frozen=True)
class Noted:
    text: str
    times: int

    @property
    def about(self) -> dict[str, str]:
        return {"catatan": self.text}


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.at(NOON):
        yield open_cast()


@pytest.fixture
def ran() -> Iterator[list[str]]:
    """What the command below was run with; it is forgotten after the test."""
    texts: list[str] = []

    @command("tests.note")
    def note(cmd: Note, *, actor: Actor) -> Noted:
        """Writes a letterhead of that name."""
        texts.append(cmd.text)
        Letterhead.objects.create(name=cmd.text)
        if cmd.text == "tolak":
            raise Refused([Problem("text", "Tidak boleh.")])
        return Noted(cmd.text, len(texts))

    yield texts
    del REGISTRY["tests.note"]


def note(cmd: Note, actor: Actor) -> Noted:
    answer: Noted = REGISTRY["tests.note"](cmd, actor=actor)
    return answer


def test_the_same_command_runs_once_and_answers_the_same(cast: Cast, ran: list[str]) -> None:
    cmd = Note(uuid7(), "satu")
    with scope(MOJOKERTO):
        assert note(cmd, cast["sari"]) == note(cmd, cast["sari"]) == Noted("satu", 1)
        assert (ran, Letterhead.objects.count()) == (["satu"], 1)


def test_the_record_says_who_when_what_and_from_where(cast: Cast, ran: list[str]) -> None:
    cmd = Note(uuid7(), "satu")
    with scope(MOJOKERTO):
        note(cmd, cast["sari"])
        record = CommandRecord.objects.get(pk=cmd.command_id)
    assert (record.actor, record.user_id) == ("Sari Wulandari", cast["sari"].user_id)
    told = (record.name, record.at, record.address, record.about)
    assert told == ("tests.note", NOON, "10.0.0.7", {"catatan": "satu"})


@pytest.mark.parametrize("other", ["dua", "satu "])
def test_the_same_id_with_another_body_is_refused(cast: Cast, ran: list[str], other: str) -> None:
    cmd = Note(uuid7(), "satu")
    with scope(MOJOKERTO):
        note(cmd, cast["sari"])
        with pytest.raises(Refused) as caught:
            note(Note(cmd.command_id, other), cast["sari"])
        assert caught.value.problems[0].code == "dipakai"
        assert (ran, Letterhead.objects.count()) == (["satu"], 1)


def test_somebody_else_does_not_get_her_answer(cast: Cast, ran: list[str]) -> None:
    cmd = Note(uuid7(), "satu")
    with scope(MOJOKERTO):
        note(cmd, cast["sari"])
        with pytest.raises(Refused):
            note(cmd, cast["ani"])


def test_the_same_id_in_another_city_is_another_command(cast: Cast, ran: list[str]) -> None:
    cmd = Note(uuid7(), "satu")
    with scope(MOJOKERTO):
        note(cmd, cast["sari"])
    with scope(PEKALONGAN):
        assert note(cmd, cast["tuti"]) == Noted("satu", 2)


def test_a_refusal_leaves_neither_row_nor_record_and_may_be_tried_again(cast: Cast, ran: list[str]) -> None:
    cmd = Note(uuid7(), "tolak")
    with scope(MOJOKERTO):
        for _ in range(2):
            with pytest.raises(Refused):
                note(cmd, cast["sari"])
        assert not Letterhead.objects.exists()
        assert not CommandRecord.objects.filter(pk=cmd.command_id).exists()
    assert ran == ["tolak", "tolak"]


def test_two_commands_of_one_name_are_refused(ran: list[str]) -> None:
    with pytest.raises(ValueError, match=r"two commands are called tests\.note"):
        command("tests.note")(note)
