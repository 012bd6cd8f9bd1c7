"""SHU shared out by the group's own percentages, in whole rupiah that always sum.

Percentages are hundredths of a percent and must be 100 together (domain notes 2.5: a widely copied example
comes to 105). Every part is rounded down; what is left over goes to the one item the group named for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from closing.domain.words import COUNTABLE, CapitalBasis, ItemKind
from common.problems import Problem, Refused

WHOLE = 10_000  # hundredths of a percent
MOST_ITEMS = 12
LONGEST_NAME = 60
UNITS = (1, 100, 500, 1_000)


def percent(bps: int) -> str:
    """2550 -> "25,5"; 2500 -> "25"."""
    return f"{bps / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")


@dataclass(frozen=True, slots=True)
class ShuItem:
    """A named share: 2500 hundredths of a percent are 25 %."""

    kind: ItemKind
    name: str
    bps: int


@dataclass(frozen=True, slots=True)
class ShuRules:
    """What the group decided. `rounding_no` counts from 1; `unit` is what members' parts are multiples of."""

    items: tuple[ShuItem, ...]
    rounding_no: int
    basis: CapitalBasis = CapitalBasis.AKHIR_TAHUN
    counted: tuple[int, ...] = COUNTABLE
    unit: int = 1

    @property
    def plain(self) -> "ShuRules":
        """The same rules written one way, to compare."""
        items = tuple(replace(item, name=item.name.strip()) for item in self.items)
        return replace(self, items=items, counted=tuple(sorted(self.counted)))


@dataclass(frozen=True, slots=True)
class Holding:
    """What a member is measured by: her savings (for an average, the sum of twelve) and the jasa she paid."""

    member_id: UUID
    number: int
    name: str
    capital: int
    jasa: int


@dataclass(frozen=True, slots=True)
class MemberShare:
    """What one member gets, whole rupiah."""

    member_id: UUID
    number: int
    name: str
    capital: int
    jasa: int
    by_capital: int
    by_use: int

    @property
    def total(self) -> int:
        return self.by_capital + self.by_use


@dataclass(frozen=True, slots=True)
class ItemShare:
    """A named share: what its percentage comes to, rounded down, and what it gets in the end."""

    no: int
    kind: ItemKind
    name: str
    bps: int
    computed: int
    amount: int

    @property
    def percent(self) -> str:
        """ "25" or "12,5"."""
        return percent(self.bps)


@dataclass(frozen=True, slots=True)
class ShownMember:
    """A member's part with her savings as they are shown: an average is a twelfth of what measures her."""

    share: MemberShare
    capital: int


@dataclass(frozen=True, slots=True)
class Split:
    """A whole split. The items sum to `amount`; the members sum to the items that are theirs."""

    amount: int
    items: tuple[ItemShare, ...]
    members: tuple[MemberShare, ...]
    rounding_name: str
    rounding: int
    basis: CapitalBasis
    counted: tuple[int, ...]
    unit: int

    @property
    def for_members(self) -> int:
        return sum(member.total for member in self.members)

    @property
    def capital(self) -> int:
        return sum(member.capital for member in self.members)

    @property
    def jasa(self) -> int:
        return sum(member.jasa for member in self.members)

    @property
    def by_capital(self) -> int:
        return sum(member.by_capital for member in self.members)

    @property
    def by_use(self) -> int:
        return sum(member.by_use for member in self.members)

    @property
    def rows(self) -> tuple[ShownMember, ...]:
        """The members as the lists show them."""
        months = 12 if self.basis is CapitalBasis.RATA_RATA else 1
        return tuple(ShownMember(member, member.capital // months) for member in self.members)


def rules_of(made: Split) -> ShuRules:
    """The percentages by which a split was made."""
    place = next((item.no for item in made.items if item.name == made.rounding_name), 0)
    items = tuple(ShuItem(item.kind, item.name, item.bps) for item in made.items)
    return ShuRules(items, place, made.basis, made.counted, made.unit)


def rules_problems(rules: ShuRules) -> Iterator[Problem]:
    """Everything that keeps a set of percentages from being used, at "items.2.bps" and the like."""
    if not rules.items:
        yield Problem("items", "Isi paling sedikit satu bagian.", "kosong")
        return
    if len(rules.items) > MOST_ITEMS:
        yield Problem("items", f"Paling banyak {MOST_ITEMS} bagian.", "terlalu_banyak")
    for no, item in enumerate(rules.items):
        yield from (problem.under(f"items.{no}") for problem in _item_problems(item))
    yield from _repeated(rules.items)
    total = sum(item.bps for item in rules.items)
    if total != WHOLE:
        which = "lebih" if total > WHOLE else "kurang"
        gap = percent(abs(total - WHOLE))
        yield Problem(
            "items",
            f"Jumlah semua bagian {percent(total)} %, {which} {gap} %. Harus tepat 100 %.",
            "bukan_seratus",
        )
    yield from _choice_problems(rules)


def _item_problems(item: ShuItem) -> Iterator[Problem]:
    name = item.name.strip()
    if not name:
        yield Problem("name", "Nama bagian belum diisi.", "kosong")
    elif len(name) > LONGEST_NAME:
        yield Problem("name", f"Nama paling panjang {LONGEST_NAME} huruf.", "terlalu_panjang")
    if not 0 < item.bps <= WHOLE:
        yield Problem("bps", "Persen lebih dari 0, paling banyak 100.", "di_luar_batas")


def _repeated(items: Sequence[ShuItem]) -> Iterator[Problem]:
    seen: set[str] = set()
    kinds: set[ItemKind] = set()
    for no, item in enumerate(items):
        name = item.name.strip().casefold()
        if name and name in seen:
            yield Problem(f"items.{no}.name", "Nama ini sudah dipakai bagian lain.", "kembar")
        if item.kind.is_for_members and item.kind in kinds:
            yield Problem(f"items.{no}.kind", f"{item.kind.label} cukup satu kali.", "kembar")
        seen.add(name)
        kinds.add(item.kind)


def _choice_problems(rules: ShuRules) -> Iterator[Problem]:
    if not 1 <= rules.rounding_no <= len(rules.items):
        yield Problem("rounding_no", "Pilih bagian yang menerima sisa pembulatan.", "kosong")
    elif rules.items[rules.rounding_no - 1].kind.is_for_members:
        why = "Sisa pembulatan hanya bisa masuk ke cadangan atau dana, bukan bagian anggota."
        yield Problem("rounding_no", why, "anggota")
    if rules.unit not in UNITS:
        yield Problem("unit", "Pembulatan bagian anggota ke 1, 100, 500 atau 1.000 rupiah.", "di_luar_batas")
    by_capital = any(item.kind is ItemKind.JASA_SIMPANAN for item in rules.items)
    if by_capital and not rules.counted:
        yield Problem("counted", "Pilih simpanan apa saja yang dihitung.", "kosong")
    if not set(rules.counted) <= set(COUNTABLE):
        yield Problem("counted", "Simpanan yang dihitung tidak dikenal.", "tidak_dikenal")


def split(amount: int, rules: ShuRules, holdings: Sequence[Holding]) -> Split:
    """Share `amount` (whole rupiah, above zero) out.

    Refuses an amount that is not above zero, rules that are not whole, and a share for members when no member
    has any savings, or has paid any jasa, to measure it by.
    """
    problems = list(rules_problems(rules)) or list(_measure_problems(amount, rules, holdings))
    if problems:
        raise Refused(problems)
    pools = [amount * item.bps // WHOLE for item in rules.items]
    by_capital = _parts(
        _pool(rules, pools, ItemKind.JASA_SIMPANAN), [h.capital for h in holdings], rules.unit
    )
    by_use = _parts(_pool(rules, pools, ItemKind.JASA_USAHA), [h.jasa for h in holdings], rules.unit)
    given = {ItemKind.JASA_SIMPANAN: sum(by_capital), ItemKind.JASA_USAHA: sum(by_use)}
    amounts = [given.get(item.kind, pool) for item, pool in zip(rules.items, pools, strict=True)]
    rounding = amount - sum(amounts)
    amounts[rules.rounding_no - 1] += rounding
    return Split(
        amount=amount,
        items=tuple(
            ItemShare(no, item.kind, item.name.strip(), item.bps, pool, got)
            for no, (item, pool, got) in enumerate(zip(rules.items, pools, amounts, strict=True), start=1)
        ),
        members=tuple(
            MemberShare(h.member_id, h.number, h.name, h.capital, h.jasa, capital, use)
            for h, capital, use in zip(holdings, by_capital, by_use, strict=True)
        ),
        rounding_name=rules.items[rules.rounding_no - 1].name.strip(),
        rounding=rounding,
        basis=rules.basis,
        counted=rules.counted,
        unit=rules.unit,
    )


def _measure_problems(amount: int, rules: ShuRules, holdings: Sequence[Holding]) -> Iterator[Problem]:
    kinds = {item.kind for item in rules.items}
    if amount <= 0:
        yield Problem("amount", "Tidak ada SHU yang dapat dibagi.", "nol")
    if ItemKind.JASA_SIMPANAN in kinds and not any(h.capital > 0 for h in holdings):
        why = "Belum ada simpanan anggota yang dihitung, jadi bagian menurut simpanan tidak ada penerimanya."
        yield Problem("items", why, "tanpa_ukuran")
    if ItemKind.JASA_USAHA in kinds and not any(h.jasa > 0 for h in holdings):
        why = "Tidak ada jasa pinjaman yang dibayar tahun itu, jadi bagian menurut jasa tanpa penerima."
        yield Problem("items", why, "tanpa_ukuran")


def _pool(rules: ShuRules, pools: Sequence[int], kind: ItemKind) -> int:
    return sum(pool for item, pool in zip(rules.items, pools, strict=True) if item.kind is kind)


def _parts(pool: int, measures: Sequence[int], unit: int) -> list[int]:
    """The pool by the measures, each part rounded down to the unit: equal measures get equal parts."""
    counted = [max(measure, 0) for measure in measures]
    total = sum(counted)
    if not total:
        return [0] * len(counted)
    return [pool * measure // total // unit * unit for measure in counted]


EXAMPLE = ShuRules(
    items=(
        ShuItem(ItemKind.JASA_USAHA, "Jasa anggota", 2_500),
        ShuItem(ItemKind.JASA_SIMPANAN, "Jasa simpanan", 2_000),
        ShuItem(ItemKind.CADANGAN, "Cadangan", 3_000),
        ShuItem(ItemKind.DANA, "Dana pengurus", 1_000),
        ShuItem(ItemKind.DANA, "Dana pegawai", 500),
        ShuItem(ItemKind.DANA, "Dana pendidikan", 500),
        ShuItem(ItemKind.DANA, "Dana sosial", 500),
    ),
    rounding_no=3,
)
