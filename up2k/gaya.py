"""The style guide: every component in every state on one page, for those who build screens."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.domain.roles import Public
from accounts.door import permission
from common.problems import Problem
from up2k.parts import TONES

TODAY = date(2026, 10, 12)


@dataclass(frozen=True, slots=True)
class Link:
    """What navigation components take: a place, where it leads, whether she is there."""

    label: str
    url: str = "#"
    icon: str = ""
    current: bool = False
    done: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a Buku Kas."""

    date: date
    text: str
    voucher: str
    value: int
    is_in: bool
    balance: int
    css: str = ""

    @property
    def is_out(self) -> bool:
        return not self.is_in


class Deposit(forms.Form):
    """Every kind of field once."""

    nama = forms.CharField(label="Nama anggota", help_text="Seperti di KTP, tanpa gelar.")
    tanggal = forms.DateField(
        label="Tanggal rapat",
        help_text="Hari uang diterima.",
        widget=forms.DateInput(attrs={"max": TODAY.isoformat()}),
    )
    jumlah = forms.CharField(label="Simpanan wajib", help_text="Kelipatan Rp 1.000.")
    pinjaman = forms.CharField(label="Pinjaman baru", help_text="Jumlah yang dibawa pulang hari ini.")
    lama = forms.IntegerField(
        label="Lama angsuran", help_text="1 sampai 24 bulan.", min_value=1, max_value=24
    )
    dana = forms.ChoiceField(
        label="Sumber dana",
        help_text="Dari mana uang ini berasal.",
        choices=[("kas", "Kas kelompok"), ("hibah", "Hibah kota")],
    )
    cara = forms.ChoiceField(
        label="Cara bayar", choices=[("tunai", "Tunai"), ("bank", "Lewat bank")], widget=forms.RadioSelect
    )
    pekka = forms.BooleanField(label="Perempuan kepala keluarga (PEKKA)", required=False)
    catatan = forms.CharField(label="Catatan", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def clean_jumlah(self) -> str:
        """Refuses always: the page shows what an error looks like."""
        raise forms.ValidationError(
            "Jumlah simpanan Bu Sari harus kelipatan Rp 1.000. Ketik misalnya 20.000."
        )


class Search(forms.Form):
    """A filter bar."""

    q = forms.CharField(label="Cari nama", required=False, widget=forms.SearchInput)
    tingkat = forms.ChoiceField(
        label="Tingkat", required=False, choices=[("", "Semua"), ("pemula", "Pemula"), ("madya", "Madya")]
    )
    urut = forms.CharField(required=False, widget=forms.HiddenInput)


LINES = (
    Line(date(2026, 10, 5), "Simpanan wajib 20 anggota", "BKM-031", 400_000, True, 1_650_000),
    Line(date(2026, 10, 5), "Angsuran Bu Wati, ke-3 dari 10", "BKM-032", 107_000, True, 1_757_000),
    Line(date(2026, 10, 5), "Beli alat tulis dan buku kas folio", "BKK-012", 48_500, False, 1_708_500),
    Line(
        date(2026, 10, 7),
        "Simpanan sukarela Bu Rini (dibetulkan)",
        "BKM-033",
        500_000,
        True,
        2_208_500,
        "struck",
    ),
    Line(date(2026, 10, 12), "Pinjaman Bu Sari, 10 bulan", "BKK-013", 1_000_000, False, 708_500),
)
MONTHS = (
    ("Mei 2026", 3_100_000, 1_400_000),
    ("Juni 2026", 3_520_000, 1_900_000),
    ("Juli 2026", 3_940_000, 2_700_000),
    ("Agustus 2026", 4_310_000, 2_450_000),
    ("September 2026", 4_760_000, 3_300_000),
    ("Oktober 2026", 5_180_000, 3_050_000),
)
STEPS = ("Hadir", "Simpanan", "Angsuran", "Pinjaman", "Kas lain", "Hitung kas", "Notulen", "Setuju")
NAMES = ("Sari Wahyuni", "Wati Lestari", "Rini Handayani", "Sulastri", "Endang Puji Rahayu")


def shell() -> dict[str, object]:
    """What stands around every page."""
    return {
        "nav": [
            Link("Beranda", icon="rumah", current=True),
            Link("Rapat", icon="rapat"),
            Link("Buku", icon="buku"),
            Link("Anggota", icon="anggota"),
            Link("Laporan", icon="laporan"),
            Link("Lomba", icon="lomba"),
        ],
        "area_line": "Kel. Gedongan, Kota Mojokerto",
        "role_line": "Kader kelurahan",
        "account_name": "Sari Wahyuni",
        "account_key": "gaya",
        "account_url": "#",
        "logout_url": "#",
    }


def sample() -> dict[str, object]:
    """What the page shows; invented people and amounts."""
    return shell() | {
        "crumbs": [Link(name) for name in ("Kota Mojokerto", "Magersari", "Gedongan", "Poksus Melati")],
        "tabs": [Link("Buku Kas", current=True), Link("Simpanan", count=20), Link("Pinjaman", count=6)],
        "steps": [Link(name, done=at < 2, current=at == 2) for at, name in enumerate(STEPS)],
        "lines": LINES,
        "opening": 1_250_000,
        "closing": 708_500,
        "total_in": 507_000,
        "total_out": 1_048_500,
        "today": TODAY,
        "form": _refused(),
        "empty_form": Deposit(initial={"tanggal": TODAY, "pinjaman": 1_250_000}, auto_id="a_%s"),
        "problems": [Problem("rapat", "Hitung kas berbeda Rp 5.000 dari buku. Tulis alasannya.")],
        "search": Search(),
        "page": Paginator(range(128), 25).page(2),
        "names": NAMES,
        "months": MONTHS,
        "tones": tuple(TONES),
    }


def _refused() -> Deposit:
    form = Deposit(
        {"nama": "", "tanggal": "2026-10-12", "jumlah": "20.500", "pinjaman": "1500000", "cara": "tunai"}
    )
    form.full_clean()
    return form


@permission(Public("development only, shows no data"))
def gaya(request: HttpRequest) -> HttpResponse:
    """The page at /gaya; 404 outside development."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "gaya.html", sample())
