"""The neutral workload: months of transactions of 200 groups in 20 cities of very different sizes.

Same seed, same transactions. Each is (number, date, group, legs); a leg is (account, debit, credit)
in rupiah, with the twelve accounts below. As a file: tx_id,date,group,account,debit,credit, a row a leg.
"""

import csv
import datetime
import random
from collections.abc import Iterator
from pathlib import Path

Legs = list[tuple[int, int, int]]
Transaction = tuple[int, datetime.date, int, Legs]

ACCOUNTS = {  # number: (name, type)
    1: ("kas", "asset"),
    2: ("bank", "asset"),
    3: ("piutang pinjaman", "asset"),
    4: ("persediaan", "asset"),
    5: ("simpanan wajib", "liability"),
    6: ("simpanan sukarela", "liability"),
    7: ("modal", "equity"),
    8: ("jasa pinjaman", "income"),
    9: ("penjualan", "income"),
    10: ("denda", "income"),
    11: ("biaya usaha", "expense"),
    12: ("biaya sosial", "expense"),
}
GROUPS, KOTA, MONTHS = 200, 20, 24
FIRST_DAY = datetime.date(2024, 1, 1)

# A meeting of twenty members by entry, 70 legs: all save, six pay an instalment, one borrows, two costs.
MEETING: list[Legs] = [
    *[[(1, 20_000, 0), (5, 0, 20_000)] for _ in range(20)],
    *[[(1, 118_000, 0), (3, 0, 100_000), (8, 0, 15_000), (6, 0, 3_000)] for _ in range(6)],
    [(3, 500_000, 0), (1, 0, 500_000)],
    [(11, 35_000, 0), (1, 0, 35_000)],
    [(12, 50_000, 0), (1, 0, 50_000)],
]


def transactions(count: int, seed: int = 7) -> Iterator[Transaction]:
    """`count` transactions whose dates rise over 24 months."""
    chance = random.Random(seed)
    days = MONTHS * 30.4
    for number in range(1, count + 1):
        date = FIRST_DAY + datetime.timedelta(days=int((number - 1) * days / count))
        yield number, date, chance.randrange(1, GROUPS + 1), _legs(chance)


def kota_of_groups(seed: int = 7) -> dict[int, int]:
    """Group number -> city number: the first twenty one each, the others by the size of the city."""
    chance = random.Random(seed)
    share = [1 / (n + 1) ** 1.2 for n in range(KOTA)]
    return {g: g if g <= KOTA else chance.choices(range(1, KOTA + 1), share)[0] for g in range(1, GROUPS + 1)}


def write(path: Path, part: list[Transaction]) -> None:
    """The file import_journal reads."""
    with path.open("w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(("tx_id", "date", "group", "account", "debit", "credit"))
        for number, date, group, legs in part:
            rows.writerows((number, date, group, *leg) for leg in legs)


def _legs(chance: random.Random) -> Legs:
    kind, amount = chance.random(), chance.randrange(5, 500) * 1000
    if kind < 0.30:  # simpanan wajib
        return [(1, amount, 0), (5, 0, amount)]
    if kind < 0.50:  # simpanan wajib and sukarela
        more = chance.randrange(1, 50) * 1000
        return [(1, amount + more, 0), (5, 0, amount), (6, 0, more)]
    if kind < 0.80:  # an instalment: pokok and jasa
        jasa = amount // 100
        return [(1, amount + jasa, 0), (3, 0, amount), (8, 0, jasa)]
    if kind < 0.86:  # a loan paid out
        return [(3, amount * 10, 0), (1, 0, amount * 10)]
    if kind < 0.94:
        return [(chance.choice((11, 12)), amount // 10, 0), (1, 0, amount // 10)]
    if kind < 0.98:
        return [(chance.choice((1, 2)), amount, 0), (9, 0, amount)]
    return [(4, amount, 0), (1, 0, amount)]
