from bookkeeping.domain import chart
from bookkeeping.domain.chart import ACCOUNTS, CASH_CODES, CHART, SAVINGS_CODES, Kind


def test_codes_are_unique_and_start_with_the_number_of_their_kind() -> None:
    first_digit = {Kind.ASET: 1, Kind.KEWAJIBAN: 2, Kind.MODAL: 3, Kind.PENDAPATAN: 4, Kind.BIAYA: 5}
    assert len(ACCOUNTS) == len(CHART) == 40
    assert [spec.code for spec in CHART] == sorted(ACCOUNTS)
    assert {spec.code for spec in CHART if spec.code // 1000 != first_digit[spec.kind]} == set()


def test_every_named_constant_is_in_the_chart() -> None:
    constants = {value for name, value in vars(chart).items() if name.isupper() and isinstance(value, int)}
    assert constants == set(ACCOUNTS)


def test_cash_savings_and_loans() -> None:
    assert CASH_CODES == (chart.KAS, chart.BANK)
    assert all(ACCOUNTS[code].needs_member for code in SAVINGS_CODES)
    assert {spec.code for spec in CHART if spec.needs_loan} == {
        chart.PIUTANG_PINJAMAN,
        chart.PIUTANG_TANGGUNG_RENTENG,
        chart.UTANG_TANGGUNG_RENTENG,
        chart.JASA_PINJAMAN,
        chart.PEMULIHAN_PINJAMAN,
        chart.PINJAMAN_DIHAPUS,
    }
    assert not [spec for spec in CHART if spec.needs_loan and not spec.needs_member]


def test_the_saldo_is_positive_where_the_account_normally_stands() -> None:
    assert ACCOUNTS[chart.KAS].balance(75_000, 25_000) == 50_000
    assert ACCOUNTS[chart.SIMPANAN_WAJIB].balance(5_000, 25_000) == 20_000
    assert ACCOUNTS[chart.JASA_PINJAMAN].balance(0, 7_000) == 7_000
    assert ACCOUNTS[chart.BIAYA_RAPAT].balance(30_000, 0) == 30_000
    assert ACCOUNTS[chart.AKUMULASI_PENYUSUTAN].balance(0, 40_000) == -40_000


def test_only_income_and_cost_start_each_year_at_zero() -> None:
    assert [kind for kind in Kind if kind.yearly] == [Kind.PENDAPATAN, Kind.BIAYA]
