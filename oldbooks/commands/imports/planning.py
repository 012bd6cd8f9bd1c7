"""She says which book a file is, which sheets and columns count, and answers what only she can."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from common import clock
from common.problems import Problem, Problems, Refused
from groups.models import Group
from oldbooks.commands.imports.base import BatchAnswer, answer, held_batch, move, send
from oldbooks.commands.imports.files import BEFORE_POSTING
from oldbooks.domain.imports.fields import FIELDS, Target
from oldbooks.domain.imports.plan import Plan
from oldbooks.domain.imports.proposing import missing
from oldbooks.domain.imports.reading import headers_of
from oldbooks.files.read import SheetFile
from oldbooks.files.xlsx import MOST_COLUMNS
from oldbooks.models import ColumnMapping, ImportBatch
from oldbooks.models.batch import BatchState
from oldbooks.queries.batches import lasting, plan_of, remembered
from oldbooks.queries.file_reading import file_of

MOST_SHEETS = 36
LONGEST_ANSWER = 120


@dataclass(frozen=True)
class PlanBatch:
    """Which book it is, the sheets in their order, and what each column (A is 0) holds."""

    command_id: UUID
    batch_id: UUID
    target: Target
    sheets: tuple[str, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    ask_again: bool = False  # forget what was answered about these headings before


@dataclass(frozen=True)
class AnswerBatch:
    """Her answers, by the key of the question; they are added to those given before."""

    command_id: UUID
    batch_id: UUID
    answers: Mapping[str, str]


@command("oldbooks.plan")
def plan_batch(cmd: PlanBatch, *, actor: Actor) -> BatchAnswer:
    """Set how the file is read and have it read. Refuses unknown sheets and fields, a field twice, too few.

    Answers that were given for the same headings before hold again.
    """
    batch, group = held_batch(actor, cmd.batch_id, BEFORE_POSTING)
    file = file_of(batch)
    problems = Problems(_plan_problems(cmd, file))
    problems.raise_if_any()
    known = None if cmd.ask_again else remembered(group.id, _signature(file, cmd.sheets), cmd.target)
    before = None if cmd.ask_again else plan_of(batch)
    given = dict(before.answers) if before is not None and before.target is cmd.target else {}
    answers = (lasting(known.answers) if known is not None else {}) | given
    columns = {int(column): code for column, code in cmd.columns.items()}
    _read_by(batch, group, Plan(cmd.target, cmd.sheets, columns, answers), actor)
    return answer(batch, group)


@command("oldbooks.answer")
def answer_batch(cmd: AnswerBatch, *, actor: Actor) -> BatchAnswer:
    """Take in her answers and have the file read again. Refuses too long ones, and a file without a plan."""
    batch, group = held_batch(actor, cmd.batch_id, BEFORE_POSTING)
    plan = plan_of(batch)
    if plan is None:
        raise Refused([Problem("", "Tunjuk dahulu lembar dan kolomnya.", "urutan")])
    problems = Problems()
    for key, value in cmd.answers.items():
        if len(value) > LONGEST_ANSWER:
            problems.add(key, f"Paling banyak {LONGEST_ANSWER} huruf.", "terlalu_panjang")
    problems.raise_if_any()
    answers = {**plan.answers, **{k: v.strip() for k, v in cmd.answers.items() if v.strip()}}
    _read_by(batch, group, Plan(plan.target, plan.sheets, plan.columns, answers), actor)
    return answer(batch, group)


def _plan_problems(cmd: PlanBatch, file: SheetFile) -> list[Problem]:
    found = Problems()
    if not cmd.sheets or len(cmd.sheets) > MOST_SHEETS or set(cmd.sheets) - set(file.sheets):
        found.add("sheets", "Pilih lembar yang ada di berkas.", "lembar")
    codes, known = list(cmd.columns.values()), {f.code for f in FIELDS[cmd.target]}
    if any(not column.isdigit() or int(column) >= MOST_COLUMNS for column in cmd.columns):
        found.add("columns", "Kolom ini tidak ada di berkas.", "kolom")
    if set(codes) - known:
        found.add("columns", "Ada isi kolom yang tidak dikenal.", "kolom")
    elif len(codes) != len(set(codes)):
        twice = next(f.label for f in FIELDS[cmd.target] if codes.count(f.code) > 1)
        found.add("columns", f"{twice} ditunjuk dua kali. Pilih satu kolom saja.", "dua_kali")
    elif lacking := missing(cmd.target, set(codes)):
        found.add("columns", lacking, "kurang")
    return list(found)


def _signature(file: SheetFile, sheets: tuple[str, ...]) -> str:
    return next(iter(headers_of(file, sheets[:1]).values())).signature


def _read_by(batch: ImportBatch, group: Group, plan: Plan, actor: Actor) -> None:
    """Keep the plan with the batch, remember it for the group, and hand it to the worker."""
    columns = {str(column): code for column, code in plan.columns.items()}
    batch.target = plan.target.value
    batch.plan = {
        "target": plan.target.value,
        "sheets": list(plan.sheets),
        "columns": columns,
        "answers": dict(plan.answers),
    }
    batch.trouble, batch.asked_by_id = [], actor.user_id
    move(batch, BatchState.READING, "target", "plan", "trouble", "asked_by_id")
    signature = _signature(file_of(batch), plan.sheets)
    newest, answers = remembered(group.id, signature, plan.target), lasting(plan.answers)
    if newest is None or (newest.columns, newest.answers) != (columns, answers):
        ColumnMapping.objects.create(
            kelurahan_id=group.kelurahan_id,
            group_id=group.id,
            signature=signature,
            target=plan.target.value,
            columns=columns,
            answers=answers,
            made_at=clock.now(),
            made_name=actor.name,
        )
    send("oldbooks.read", batch.id)
