"""The chart of accounts: one for every kota, the same everywhere; a group adds none.

The headings follow the usual neraca and perhitungan hasil usaha of a savings-and-loan group.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """The heading an account stands under in the neraca or the perhitungan hasil usaha."""

    ASET = "ASET"
    KEWAJIBAN = "KEWAJIBAN"
    MODAL = "MODAL"
    PENDAPATAN = "PENDAPATAN"
    BIAYA = "BIAYA"

    @property
    def grows_by_debit(self) -> bool:
        return self in (Kind.ASET, Kind.BIAYA)

    @property
    def yearly(self) -> bool:
        """Starts each book year at zero: what is earned and spent, as against what is there."""
        return self in (Kind.PENDAPATAN, Kind.BIAYA)


@dataclass(frozen=True, slots=True)
class AccountSpec:
    """One line of the chart. A leg on it names a member or a loan where the flag says so."""

    code: int
    name: str
    kind: Kind
    needs_member: bool = False
    needs_loan: bool = False
    is_cash: bool = False
    is_contra: bool = False

    @property
    def grows_by_debit(self) -> bool:
        """Which side makes more of it: a contra account grows as what it stands beside shrinks."""
        return self.kind.grows_by_debit is not self.is_contra

    def balance(self, debit: int, credit: int) -> int:
        """The saldo as a book shows it, positive where the account normally stands (rupiah)."""
        return debit - credit if self.kind.grows_by_debit else credit - debit


KAS = 1101
BANK = 1102
PIUTANG_PINJAMAN = 1201
PIUTANG_TANGGUNG_RENTENG = 1202
PERSEDIAAN = 1301
INVENTARIS = 1401
AKUMULASI_PENYUSUTAN = 1402
SIMPANAN_SUKARELA = 2101
SIMPANAN_TERIKAT = 2102
DANA_SHU = 2201
SHU_ANGGOTA = 2202
UTANG = 2301
UTANG_TANGGUNG_RENTENG = 2302
SIMPANAN_POKOK = 3101
SIMPANAN_WAJIB = 3102
HIBAH = 3201
CADANGAN = 3301
SHU_BELUM_DIBAGI = 3401
MODAL_AWAL = 3501
JASA_PINJAMAN = 4101
DENDA = 4102
IURAN = 4103
PENJUALAN = 4104
PEMULIHAN_PINJAMAN = 4105
LABA_INVENTARIS = 4106
SELISIH_KAS_LEBIH = 4108
PENDAPATAN_LAIN = 4109
BIAYA_USAHA = 5101
BIAYA_RAPAT = 5102
BIAYA_ALAT_TULIS = 5103
PEMBELIAN_BAHAN = 5104
BIAYA_TRANSPOR = 5105
BIAYA_SOSIAL = 5106
HARGA_POKOK_PENJUALAN = 5107
SELISIH_KAS_KURANG = 5108
BIAYA_LAIN = 5109
PINJAMAN_DIHAPUS = 5110
BARANG_RUSAK = 5111
JASA_SIMPANAN = 5112
PENYUSUTAN = 5201

CHART: tuple[AccountSpec, ...] = (
    AccountSpec(KAS, "Kas", Kind.ASET, is_cash=True),
    AccountSpec(BANK, "Bank", Kind.ASET, is_cash=True),
    AccountSpec(PIUTANG_PINJAMAN, "Piutang pinjaman", Kind.ASET, needs_member=True, needs_loan=True),
    # A member covers another's gap: the borrower owes the group, the group owes the one who covered.
    AccountSpec(
        PIUTANG_TANGGUNG_RENTENG, "Piutang tanggung renteng", Kind.ASET, needs_member=True, needs_loan=True
    ),
    AccountSpec(PERSEDIAAN, "Persediaan", Kind.ASET),
    AccountSpec(INVENTARIS, "Inventaris", Kind.ASET),
    # Stands on the asset side with a negative saldo, as the neraca prints it: inventaris − penyusutan.
    AccountSpec(AKUMULASI_PENYUSUTAN, "Akumulasi penyusutan", Kind.ASET, is_contra=True),
    AccountSpec(SIMPANAN_SUKARELA, "Simpanan sukarela", Kind.KEWAJIBAN, needs_member=True),
    AccountSpec(SIMPANAN_TERIKAT, "Simpanan terikat angsuran", Kind.KEWAJIBAN, needs_member=True),
    AccountSpec(DANA_SHU, "Dana SHU", Kind.KEWAJIBAN),
    AccountSpec(SHU_ANGGOTA, "SHU bagian anggota", Kind.KEWAJIBAN, needs_member=True),
    AccountSpec(UTANG, "Utang", Kind.KEWAJIBAN),
    AccountSpec(
        UTANG_TANGGUNG_RENTENG, "Utang tanggung renteng", Kind.KEWAJIBAN, needs_member=True, needs_loan=True
    ),
    AccountSpec(SIMPANAN_POKOK, "Simpanan pokok", Kind.MODAL, needs_member=True),
    AccountSpec(SIMPANAN_WAJIB, "Simpanan wajib", Kind.MODAL, needs_member=True),
    AccountSpec(HIBAH, "Hibah dan bantuan", Kind.MODAL),
    AccountSpec(CADANGAN, "Cadangan", Kind.MODAL),
    AccountSpec(SHU_BELUM_DIBAGI, "SHU belum dibagi", Kind.MODAL),
    AccountSpec(MODAL_AWAL, "Modal awal", Kind.MODAL),
    # Jasa names its member and loan: the share of SHU by jasa usaha is counted from it.
    AccountSpec(JASA_PINJAMAN, "Jasa pinjaman", Kind.PENDAPATAN, needs_member=True, needs_loan=True),
    AccountSpec(DENDA, "Denda", Kind.PENDAPATAN),
    AccountSpec(IURAN, "Iuran", Kind.PENDAPATAN),
    AccountSpec(PENJUALAN, "Penjualan", Kind.PENDAPATAN),
    AccountSpec(
        PEMULIHAN_PINJAMAN,
        "Penerimaan pinjaman yang dihapus",
        Kind.PENDAPATAN,
        needs_member=True,
        needs_loan=True,
    ),
    AccountSpec(LABA_INVENTARIS, "Laba penjualan inventaris", Kind.PENDAPATAN),
    AccountSpec(SELISIH_KAS_LEBIH, "Selisih kas lebih", Kind.PENDAPATAN),
    AccountSpec(PENDAPATAN_LAIN, "Pendapatan lain", Kind.PENDAPATAN),
    AccountSpec(BIAYA_USAHA, "Biaya usaha", Kind.BIAYA),
    AccountSpec(BIAYA_RAPAT, "Biaya rapat dan konsumsi", Kind.BIAYA),
    AccountSpec(BIAYA_ALAT_TULIS, "Biaya alat tulis", Kind.BIAYA),
    AccountSpec(PEMBELIAN_BAHAN, "Pembelian bahan", Kind.BIAYA),
    AccountSpec(BIAYA_TRANSPOR, "Biaya transpor", Kind.BIAYA),
    AccountSpec(BIAYA_SOSIAL, "Biaya sosial", Kind.BIAYA),
    AccountSpec(HARGA_POKOK_PENJUALAN, "Harga pokok penjualan", Kind.BIAYA),
    AccountSpec(SELISIH_KAS_KURANG, "Selisih kas kurang", Kind.BIAYA),
    AccountSpec(BIAYA_LAIN, "Biaya lain", Kind.BIAYA),
    AccountSpec(PINJAMAN_DIHAPUS, "Pinjaman dihapus", Kind.BIAYA, needs_member=True, needs_loan=True),
    AccountSpec(BARANG_RUSAK, "Barang rusak dan hilang", Kind.BIAYA),
    AccountSpec(JASA_SIMPANAN, "Jasa simpanan", Kind.BIAYA),
    AccountSpec(PENYUSUTAN, "Penyusutan", Kind.BIAYA),
)

ACCOUNTS = MappingProxyType({spec.code: spec for spec in CHART})
CASH_CODES = tuple(spec.code for spec in CHART if spec.is_cash)
SAVINGS_CODES = (SIMPANAN_POKOK, SIMPANAN_WAJIB, SIMPANAN_SUKARELA, SIMPANAN_TERIKAT)


def purse(bank: bool) -> int:
    """Where the money lies: the account of the bank, or of the kas."""
    return BANK if bank else KAS
