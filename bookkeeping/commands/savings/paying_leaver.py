"""Who left still has money in the group: her payment was cancelled, or came to more since. It is paid now."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.commands import command
from accounts.policies import Actor
from bookkeeping.commands.desk import Recorded, member_of, open_book, record
from bookkeeping.commands.savings.drafts import returned_draft
from bookkeeping.commands.savings.leaving import open_problems, paying_problems
from bookkeeping.domain.occasion import Occasion
from bookkeeping.queries.savings.leaving import parting
from common.problems import Problems
from common.words import tanggal


@dataclass(frozen=True)
class PayLeaver:
    """The day on which she gets all that is hers, and the sum that was shown (rupiah)."""

    command_id: UUID
    group_id: UUID
    member_id: UUID
    date: date
    expected: int
    bank: bool = False


@command("bookkeeping.pay_leaver")
def pay_leaver(cmd: PayLeaver, *, actor: Actor) -> Recorded:
    """Pay a past member all that is hers, in one entry.

    Refuses who is a member after that day, who has nothing, open loans or tanggung renteng, a sum that is not
    the one that was shown, a day before her money last moved, and more than there is in the purse.
    """
    group = open_book(actor, cmd.group_id)
    hers, whose = parting(group.id, cmd.member_id), member_of(group, cmd.member_id)
    called, problems = whose.person.called, Problems()
    if whose.left_on is None or cmd.date < whose.left_on:
        problems.add("date", f"{called} masih anggota pada {tanggal(cmd.date)}.", "anggota")
    if not hers.total:
        problems.add("", f"{called} tidak punya uang lagi di kelompok.", "kosong")
    problems.extend(open_problems(called, hers))
    problems.extend(paying_problems(group, cmd.date, cmd.expected, hers, bank=cmd.bank))
    problems.raise_if_any()
    occasion = Occasion(group.id, cmd.date)
    draft = returned_draft(occasion, whose.person, hers.savings, hers.shu, bank=cmd.bank)
    return record(group, draft, command_id=cmd.command_id, actor=actor)
