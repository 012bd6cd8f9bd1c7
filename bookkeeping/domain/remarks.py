"""Permintaan pembetulan: what Pokja II asks to be put right, what is answered, and how it ends. No Django."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accounts.domain.roles import Actor, Place, Role
from common.period import Period
from common.problems import Problem
from common.words import bulan

SHORTEST, LONGEST = 3, 300  # of a sentence, in signs
# Who asks, the widest office first; who answers.
OFFICES = (Role.POKJA_KOTA, Role.POKJA_KECAMATAN, Role.POKJA_KELURAHAN)
KEEPERS = (Role.PENGURUS, Role.KADER)


class RemarkState(StrEnum):
    """Where a request stands; the value is stored, the label shown."""

    OPEN = "terbuka"
    ANSWERED = "dijawab"
    CLOSED = "selesai"
    WITHDRAWN = "ditarik"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return LABELS[self]

    @property
    def tone(self) -> str:
        """The tone of its pill."""
        return TONES[self]


class Said(StrEnum):
    """What one turn of the conversation says; the value is stored."""

    ASK = "minta"
    FIXED = "dibetulkan"
    RIGHT = "benar"
    AGAIN = "lagi"
    CLOSE = "selesai"
    WITHDRAW = "ditarik"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return WORDS[self]


LABELS = {
    RemarkState.OPEN: "Belum dijawab",
    RemarkState.ANSWERED: "Sudah dijawab",
    RemarkState.CLOSED: "Selesai",
    RemarkState.WITHDRAWN: "Ditarik",
}
TONES = {
    RemarkState.OPEN: "wait",
    RemarkState.ANSWERED: "plain",
    RemarkState.CLOSED: "safe",
    RemarkState.WITHDRAWN: "plain",
}
WORDS = {
    Said.ASK: "Minta dibetulkan",
    Said.FIXED: "Sudah dibetulkan",
    Said.RIGHT: "Sudah benar",
    Said.AGAIN: "Minta lagi",
    Said.CLOSE: "Selesai",
    Said.WITHDRAW: "Ditarik",
}
QUESTIONS = frozenset({Said.ASK, Said.AGAIN})
ANSWERS = frozenset({Said.FIXED, Said.RIGHT})
UNFINISHED = frozenset({RemarkState.OPEN, RemarkState.ANSWERED})


@dataclass(frozen=True)
class Step:
    """From which states a turn may be taken, and the state it leads to."""

    sources: frozenset[RemarkState]
    target: RemarkState


STEPS = {
    Said.FIXED: Step(frozenset({RemarkState.OPEN}), RemarkState.ANSWERED),
    Said.RIGHT: Step(frozenset({RemarkState.OPEN}), RemarkState.ANSWERED),
    Said.AGAIN: Step(frozenset({RemarkState.ANSWERED}), RemarkState.OPEN),
    Said.CLOSE: Step(UNFINISHED, RemarkState.CLOSED),
    Said.WITHDRAW: Step(UNFINISHED, RemarkState.WITHDRAWN),
}
STANDS = {
    RemarkState.OPEN: "belum dijawab",
    RemarkState.ANSWERED: "sudah dijawab",
    RemarkState.CLOSED: "sudah selesai",
    RemarkState.WITHDRAWN: "sudah ditarik",
}


def sentence_problems(sentence: str, label: str) -> Iterator[Problem]:
    """A sentence of 3 to 300 signs, without the white space around it."""
    length = len(sentence.strip())
    if length < SHORTEST:
        yield Problem("sentence", f"{label} belum ditulis. Tulis satu kalimat.", "kosong")
    elif length > LONGEST:
        yield Problem("sentence", f"{label} paling panjang {LONGEST} huruf.", "terlalu_panjang")


def month_problems(period: Period, today: date) -> Iterator[Problem]:
    """A month that has not begun has no book to ask about."""
    if period > Period.of(today):
        yield Problem("period", f"Bulan {bulan(period)} belum dimulai.", "masa_depan")


def step_problems(state: RemarkState, said: Said) -> Iterator[Problem]:
    """Why this turn cannot be taken now: the request was answered, ended or not answered yet."""
    if state not in STEPS[said].sources:
        yield Problem("remark_id", f"Permintaan ini {STANDS[state]}.", "keadaan")


def role_at(actor: Actor, place: Place, roles: Sequence[Role]) -> Role | None:
    """The first of these roles that the actor holds at this place."""
    held = {h.role for h in actor.held if h.covers(place)}
    return next((role for role in roles if role in held), None)


def may_end(asked_as: Role, mine: Role | None) -> bool:
    """Whether an office may close or repeat a request: its own office, or a wider one above it."""
    return mine in OFFICES[: OFFICES.index(asked_as) + 1]
