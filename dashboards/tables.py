"""The list of groups: how it is narrowed and sorted, and its columns as a file."""

from collections.abc import Callable, Mapping, Sequence

from common.search import searchable
from common.tables import Column
from dashboards.domain.posting import Posting
from dashboards.queries.groups import GroupLine
from groups.domain.words import Stage

Order = Callable[[GroupLine], tuple[object, ...]]
STAGES = list(Stage)
ORDERS: Mapping[str, Order] = {
    "nama": lambda line: (searchable(line.row.name),),
    "kelurahan": lambda line: (line.row.kelurahan,),
    "anggota": lambda line: (line.members,),
    "catatan": lambda line: (line.totals.last_month is not None, line.totals.last_month or 0),
    "simpanan": lambda line: (line.totals.savings,),
    "pinjaman": lambda line: (line.totals.loans_out,),
    "tunggakan": lambda line: (line.totals.arrears,),
    "kas": lambda line: (line.totals.cash,),
}
COLUMNS: tuple[Column[GroupLine], ...] = (
    Column("Kecamatan", lambda line: line.row.kecamatan),
    Column("Kelurahan", lambda line: line.row.kelurahan),
    Column("Kelompok", lambda line: line.row.title, 28),
    Column("Tingkat", lambda line: line.row.stage_label),
    Column("Anggota", lambda line: line.members, 10),
    Column("Catatan bulan ini", lambda line: line.posting.label),
    Column("Bulan terakhir", lambda line: str(line.totals.last_month or ""), 16),
    Column("Simpanan", lambda line: line.totals.savings),
    Column("Sisa pinjaman", lambda line: line.totals.loans_out),
    Column("Angsuran bulan ini", lambda line: line.totals.instalments),
    Column("Tunggakan", lambda line: line.totals.arrears),
    Column("Kas", lambda line: line.totals.kas),
    Column("Bank", lambda line: line.totals.bank),
)


def narrowed(lines: Sequence[GroupLine], asked: Mapping[str, str]) -> list[GroupLine]:
    """The lines that fit the search, the area, the tingkat and the state, in the order asked for."""
    words = searchable(asked.get("cari", "")).split()
    found = [line for line in lines if _fits(line, asked, words)]
    name = asked.get("urut", "")
    order = ORDERS.get(name.removeprefix("-"))
    if order is not None:
        found.sort(key=order, reverse=name.startswith("-"))
    return found


def _fits(line: GroupLine, asked: Mapping[str, str], words: Sequence[str]) -> bool:
    row = line.row
    name = searchable(row.name)
    return (
        all(word in name for word in words)
        and asked.get("kecamatan") in (None, "", str(row.kecamatan_id))
        and asked.get("kelurahan") in (None, "", str(row.kelurahan_id))
        and asked.get("tingkat") in (None, "", row.stage.value if row.stage else "belum")
        and _in_state(line, asked.get("keadaan", ""))
    )


def _in_state(line: GroupLine, state: str) -> bool:
    if state == "tunggakan":
        return line.totals.arrears > 0
    return state == "" or (state in set(Posting) and line.posting == state)
