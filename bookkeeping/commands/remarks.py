"""Permintaan pembetulan: Pokja II asks, whoever keeps the book answers, and the asker ends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from accounts.commands import command
from accounts.domain.roles import Actor, Role, Rule
from bookkeeping.access import entry_for, remark_for
from bookkeeping.domain.remarks import (
    ANSWERS,
    KEEPERS,
    OFFICES,
    STEPS,
    RemarkState,
    Said,
    may_end,
    month_problems,
    role_at,
    sentence_problems,
    step_problems,
)
from bookkeeping.models import Entry, Remark, RemarkWord
from bookkeeping.policies import ASK_REMARK
from common import clock
from common.ids import uuid7
from common.period import Period
from common.problems import Problems
from common.words import bulan
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS, place_of
from regions.queries.day import today_here

THE_ANSWER, THE_REQUEST = "Jawabannya", "Permintaannya"


@dataclass(frozen=True)
class AskAboutEntry:
    """Something in an entry is to be put right; a sentence of 3 to 300 signs says what."""

    command_id: UUID
    entry_id: UUID
    sentence: str


@dataclass(frozen=True)
class AskAboutMonth:
    """Something in a month of a group's book is to be put right, or is missing in it."""

    command_id: UUID
    group_id: UUID
    period: Period
    sentence: str


@dataclass(frozen=True)
class AnswerRemark:
    """It was put right (Said.FIXED) or is right as it stands (Said.RIGHT), with a sentence."""

    command_id: UUID
    remark_id: UUID
    said: Said
    sentence: str


@dataclass(frozen=True)
class AskAgain:
    """The answer does not do; the sentence says what is still to be put right."""

    command_id: UUID
    remark_id: UUID
    sentence: str


@dataclass(frozen=True)
class CloseRemark:
    """Nothing is left to be put right."""

    command_id: UUID
    remark_id: UUID


@dataclass(frozen=True)
class WithdrawRemark:
    """It should not have been asked."""

    command_id: UUID
    remark_id: UUID


@dataclass(frozen=True)
class RemarkMoved:
    """A request and where it stands now."""

    remark_id: UUID
    group_id: UUID
    group_name: str
    period: Period
    entry_id: UUID | None
    state: RemarkState
    sentence: str = ""

    @property
    def about(self) -> dict[str, str]:
        """For the log: which group, which month or entry, how it stands, and what was said."""
        found = {
            "kelompok": self.group_name,
            "kelompok_id": str(self.group_id),
            "bulan": bulan(self.period),
            "permintaan_id": str(self.remark_id),
            "keadaan": self.state.label,
        }
        found |= {"catatan_id": str(self.entry_id)} if self.entry_id else {}
        return found | ({"kalimat": self.sentence} if self.sentence else {})


@command("bookkeeping.ask_about_entry")
def ask_about_entry(cmd: AskAboutEntry, *, actor: Actor) -> RemarkMoved:
    """Refuses an entry that was taken back, since another one stands now, and no sentence or one too long."""
    entry, group = entry_for(actor, ASK_REMARK, cmd.entry_id)
    problems = Problems(sentence_problems(cmd.sentence, THE_REQUEST))
    if Entry.objects.filter(reverses_id=entry.id).exists():
        problems.add("entry_id", "Catatan ini sudah dibetulkan. Buka catatan yang berlaku sekarang.", "sudah")
    problems.raise_if_any()
    return _ask(group, Period.from_key(entry.period), entry.id, cmd.sentence, actor)


@command("bookkeeping.ask_about_month")
def ask_about_month(cmd: AskAboutMonth, *, actor: Actor) -> RemarkMoved:
    """Refuses a month that has not begun, and no sentence or one too long. A sealed month may be asked of."""
    group = group_for(actor, ASK_REMARK, cmd.group_id)
    problems = Problems(sentence_problems(cmd.sentence, THE_REQUEST))
    problems.extend(month_problems(cmd.period, today_here()))
    problems.raise_if_any()
    return _ask(group, cmd.period, None, cmd.sentence, actor)


@command("bookkeeping.answer_remark")
def answer_remark(cmd: AnswerRemark, *, actor: Actor) -> RemarkMoved:
    """Answer an open request. Refuses another state, no choice between the two answers, and no sentence."""
    problems = Problems(sentence_problems(cmd.sentence, THE_ANSWER))
    if cmd.said not in ANSWERS:
        problems.add("said", "Pilih sudah dibetulkan atau sudah benar.", "pilihan")
        problems.raise_if_any()
    return _say(cmd.remark_id, cmd.said, cmd.sentence, (KEEP_BOOKS, KEEPERS), actor, problems)


@command("bookkeeping.ask_again")
def ask_again(cmd: AskAgain, *, actor: Actor) -> RemarkMoved:
    """Open an answered request again. Refuses other states, an office narrower than hers, no sentence."""
    problems = Problems(sentence_problems(cmd.sentence, THE_REQUEST))
    return _say(cmd.remark_id, Said.AGAIN, cmd.sentence, (ASK_REMARK, OFFICES), actor, problems)


@command("bookkeeping.close_remark")
def close_remark(cmd: CloseRemark, *, actor: Actor) -> RemarkMoved:
    """End a request, answered or not. Refuses one that has ended, and narrower offices than the asker's."""
    return _say(cmd.remark_id, Said.CLOSE, "", (ASK_REMARK, OFFICES), actor, Problems())


@command("bookkeeping.withdraw_remark")
def withdraw_remark(cmd: WithdrawRemark, *, actor: Actor) -> RemarkMoved:
    """Take a request back. Refuses one that has ended, and everybody but the one who asked."""
    return _say(cmd.remark_id, Said.WITHDRAW, "", (ASK_REMARK, OFFICES), actor, Problems())


def _ask(group: Group, period: Period, entry_id: UUID | None, sentence: str, actor: Actor) -> RemarkMoved:
    now, asked_as = clock.now(), role_at(actor, place_of(group), OFFICES)
    assert asked_as is not None  # the rule names these roles
    made = Remark.objects.create(
        id=uuid7(),
        kelurahan_id=group.kelurahan_id,
        group_id=group.id,
        period=period.key,
        entry_id=entry_id,
        asked_at=now,
        asked_by_id=actor.user_id,
        asked_name=actor.name,
        asked_as=asked_as.value,
        state=RemarkState.OPEN,
        moved_at=now,
    )
    _write(made, Said.ASK, sentence, asked_as, actor)
    return _moved(made, group, RemarkState.OPEN, sentence)


def _say(
    remark_id: UUID,
    said: Said,
    sentence: str,
    allowed: tuple[Rule, Sequence[Role]],
    actor: Actor,
    problems: Problems,
) -> RemarkMoved:
    """One turn, with the request locked: of two answers at the same time the second is refused."""
    rule, roles = allowed
    _, group = remark_for(actor, rule, remark_id)
    remark = Remark.objects.select_for_update(no_key=True).get(pk=remark_id)
    mine = role_at(actor, place_of(group), roles)
    problems.extend(step_problems(RemarkState(remark.state), said))
    if said is Said.WITHDRAW and remark.asked_by_id != actor.user_id:
        problems.add(
            "remark_id", f"Hanya {remark.asked_name} yang meminta dapat menariknya.", "bukan_peminta"
        )
    if said in (Said.AGAIN, Said.CLOSE) and not may_end(Role(remark.asked_as), mine):
        problems.add("remark_id", f"Permintaan ini dari {Role(remark.asked_as).label}.", "bukan_peminta")
    problems.raise_if_any()
    assert mine is not None  # the rule names these roles
    target = STEPS[said].target
    _write(remark, said, sentence, mine, actor)
    Remark.objects.filter(pk=remark.id).update(state=target, moved_at=clock.now())
    return _moved(remark, group, target, sentence)


def _write(remark: Remark, said: Said, sentence: str, said_as: Role, actor: Actor) -> None:
    RemarkWord.objects.create(
        id=uuid7(),
        kelurahan_id=remark.kelurahan_id,
        remark_id=remark.id,
        no=RemarkWord.objects.filter(remark_id=remark.id).count() + 1,
        said=said.value,
        sentence=sentence.strip(),
        said_at=clock.now(),
        said_name=actor.name,
        said_as=said_as.value,
    )


def _moved(remark: Remark, group: Group, state: RemarkState, sentence: str) -> RemarkMoved:
    period = Period.from_key(remark.period)
    return RemarkMoved(remark.id, group.id, str(group), period, remark.entry_id, state, sentence.strip())
