"""What a correction changes on a sheet, in words and sums: before and after, line by line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from uuid import UUID

from bookkeeping.domain.loans.words import percent_text
from bookkeeping.domain.occasion import Person
from common.rupiah import format_rupiah
from common.words import tanggal
from meetings.domain.sheet import CashLine, Guest, NewLoan, Payment, PostMeeting, Saving, Signer
from meetings.domain.standing import MoneyChange, Value
from meetings.domain.words import CASH_WORDS, Direction, Presence

NOTHING = "tidak ada"
MINUTES_WORDS = {
    "place": "Tempat",
    "chair": "Pimpinan rapat",
    "minute_taker": "Notulis",
    "started_at": "Mulai jam",
    "ended_at": "Selesai jam",
    "agenda": "Susunan acara",
    "text": "Jalannya rapat",
    "decisions": "Keputusan",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is corrected; `before` and `after` are "tidak ada" where there is nothing."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Names:
    """Who is called what: members by id, and the borrowers of loans by the id of the loan."""

    members: Mapping[UUID, Person]
    borrowers: Mapping[UUID, Person]

    def called(self, member_id: UUID | None) -> str:
        """ "Bu Sari"; somebody whom the group does not know any more is "anggota lain"."""
        person = self.members.get(member_id) if member_id else None
        return person.called if person else "anggota lain"


def told(
    before: PostMeeting, after: PostMeeting, money: tuple[MoneyChange, ...], names: Names
) -> tuple[Change, ...]:
    """Everything that is another, in the order of the sheet."""
    return (
        *_day(before, after),
        *_attendance(before, after, names),
        *(change for one in money for change in _money(one, names)),
        *_count(before, after),
        *_minutes(before, after),
        *_signed(before, after, names),
    )


def _day(before: PostMeeting, after: PostMeeting) -> Iterator[Change]:
    if before.date != after.date:
        yield Change("Tanggal rapat", tanggal(before.date), tanggal(after.date))


def _attendance(before: PostMeeting, after: PostMeeting, names: Names) -> Iterator[Change]:
    for member_id in dict.fromkeys((*before.attendance, *after.attendance)):
        was = before.attendance.get(member_id, Presence.TIDAK)
        now = after.attendance.get(member_id, Presence.TIDAK)
        if was != now:
            yield Change(f"Daftar hadir, {names.called(member_id)}", was.label, now.label)
    yield from _text("Tamu", _guests(before.guests), _guests(after.guests))


def _guests(guests: tuple[Guest, ...]) -> str:
    return "; ".join(", ".join(part.strip() for part in (g.name, g.origin) if part.strip()) for g in guests)


def _money(change: MoneyChange, names: Names) -> Iterator[Change]:
    some = change.before if change.before is not None else change.after
    if isinstance(some, Saving):
        yield from _parts("Simpanan {}", names.called(change.key), change)
    elif isinstance(some, Payment):
        borrower = names.borrowers.get(change.key) if change.key else None
        yield from _parts("Angsuran {}", borrower.called if borrower else "anggota lain", change)
    elif isinstance(some, NewLoan):
        yield from _text(
            f"Pinjaman {names.called(some.member_id)}",
            _loan(change.before, names),
            _loan(change.after, names),
        )
    elif isinstance(some, CashLine):
        yield from _text(_heading(some), _line(change.before, names), _line(change.after, names))
    elif change.before != change.after:
        yield Change("Selisih kas", _signed_sum(change.before), _signed_sum(change.after))


def _parts(pattern: str, called: str, change: MoneyChange) -> Iterator[Change]:
    some = change.before or change.after
    for one in fields(some) if isinstance(some, Saving | Payment) else ():
        was, now = getattr(change.before, one.name, 0), getattr(change.after, one.name, 0)
        if was != now:
            yield Change(f"{pattern.format(one.name)} {called}", _sum(was), _sum(now))


def _loan(value: Value | None, names: Names) -> str:
    if not isinstance(value, NewLoan):
        return ""
    said = [names.called(value.member_id), _sum(value.amount), value.purpose.strip()]
    said += [f"{value.count} kali"] if value.count else []
    said += [f"jasa {percent_text(value.rate_bps)} %"] if value.rate_bps is not None else []
    said += [f"tenggang {value.grace} kali"] if value.grace else []
    said += [f"dana {value.fund.strip()}"] if value.fund and value.fund.strip() else []
    said += [f"dijamin {names.called(value.guarantor_id)}"] if value.guarantor_id else []
    said += ["tanggung renteng"] if value.joint_liability else []
    return ", ".join(said)


def _heading(line: CashLine) -> str:
    word = CASH_WORDS[line.direction].get(line.account, "lain")
    return f"{line.direction.label}, {word[0].lower()}{word[1:]}"


def _line(value: Value | None, names: Names) -> str:
    if not isinstance(value, CashLine):
        return ""
    word = CASH_WORDS[Direction(value.direction)].get(value.account, "lain-lain")
    whose = f", {names.called(value.member_id)}" if value.member_id else ""
    return f"{word}, {_sum(value.amount)}{whose}, {value.memo.strip()}"


def _count(before: PostMeeting, after: PostMeeting) -> Iterator[Change]:
    was, now = before.cash_count, after.cash_count
    if was.computed != now.computed:
        yield Change("Kas seharusnya", _sum(was.computed), _sum(now.computed))
    if was.on_the_table != now.on_the_table:
        yield Change("Uang di meja", _sum(was.on_the_table), _sum(now.on_the_table))
    if now.on_the_table != now.computed or was.on_the_table != was.computed:
        yield from _text("Sebab selisih", was.reason, now.reason)


def _minutes(before: PostMeeting, after: PostMeeting) -> Iterator[Change]:
    for name, words in MINUTES_WORDS.items():
        yield from _text(words, getattr(before.minutes, name), getattr(after.minutes, name))


def _signed(before: PostMeeting, after: PostMeeting, names: Names) -> Iterator[Change]:
    yield from _text("Yang menyetujui", _signers(before, names), _signers(after, names))


def _signers(sheet: PostMeeting, names: Names) -> str:
    return " dan ".join(sorted(_signer(signer, names) for signer in sheet.agreed_by))


def _signer(signer: Signer, names: Names) -> str:
    return names.called(signer.member_id) if signer.member_id else " ".join(signer.name.split())


def _text(what: str, before: str, after: str) -> Iterator[Change]:
    was, now = before.strip().replace("\r\n", "\n"), after.strip().replace("\r\n", "\n")
    if was != now:
        yield Change(what, was or NOTHING, now or NOTHING)


def _sum(amount: object) -> str:
    return f"Rp {format_rupiah(amount)}" if isinstance(amount, int) and amount else NOTHING


def _signed_sum(amount: object) -> str:
    if not isinstance(amount, int) or not amount:
        return NOTHING
    return f"{'lebih' if amount > 0 else 'kurang'} Rp {format_rupiah(abs(amount))}"
