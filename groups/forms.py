"""The forms of groups: each field with its cara mengisi, each form one command."""

from typing import Any

from django import forms

from accounts.fields import DayField
from accounts.forms import CommandForm
from groups.domain.rules import LINE, NAME, PERSON, REASON
from groups.domain.words import Kind, Stage
from groups.queries import GroupRow
from regions.queries import AreaName

Choices = list[tuple[str, str] | tuple[str, list[tuple[str, str]]]]


def grouped(pairs: list[tuple[str, str, str]]) -> Choices:
    """(heading, value, label) in their order -> choices under their headings."""
    found: dict[str, list[tuple[str, str]]] = {}
    for heading, value, label in pairs:
        found.setdefault(heading, []).append((value, label))
    return [("", "Pilih"), *found.items()]


def poksus_choices(poksus: tuple[GroupRow, ...]) -> Choices:
    """Poksus under the name of their kelurahan."""
    return grouped([(f"Kelurahan {row.kelurahan}", str(row.id), row.name) for row in poksus])


class ProfileForm(CommandForm):
    """The profile of a group."""

    name = forms.CharField(
        label="Nama kelompok",
        help_text="Tanpa kata Poksus atau Poklak, misalnya Melati.",
        max_length=NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    parent_id = forms.TypedChoiceField(
        label="Poksus yang membina",
        help_text="Hanya untuk poklak: pilih poksus di kelurahan yang sama.",
        required=False,
        empty_value=None,
    )
    founded_on = DayField(
        label="Tanggal berdiri",
        help_text="Seperti pada SK atau buku pertama. Kosongkan bila belum tahu.",
        required=False,
    )
    line_of_business = forms.CharField(
        label="Jenis usaha",
        help_text="Usaha utama kelompok, misalnya keripik pisang, sablon, simpan pinjam.",
        required=False,
        max_length=LINE,
    )

    def __init__(self, *args: Any, poksus: tuple[GroupRow, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent = self.fields["parent_id"]
        assert isinstance(parent, forms.TypedChoiceField)
        parent.choices, parent.coerce = poksus_choices(poksus), forms.UUIDField().clean


class NewGroupForm(ProfileForm):
    """A new group: where it is and what it is, then its profile."""

    kind = forms.TypedChoiceField(
        label="Jenis kelompok",
        help_text="Poksus membina; poklak bekerja di bawah satu poksus.",
        choices=[(kind.value, kind.label) for kind in Kind],
        coerce=Kind,
        widget=forms.RadioSelect,
        initial=Kind.POKSUS.value,
    )
    kelurahan_id = forms.TypedChoiceField(
        label="Kelurahan", help_text="Tidak dapat diganti nanti, karena buku ikut kelurahan.", coerce=int
    )
    field_order = [
        "command_id",
        "kind",
        "kelurahan_id",
        "name",
        "parent_id",
        "founded_on",
        "line_of_business",
    ]

    def __init__(self, *args: Any, areas: tuple[AreaName, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area = self.fields["kelurahan_id"]
        assert isinstance(area, forms.TypedChoiceField)
        area.choices = grouped([(f"Kecamatan {a.kecamatan}", str(a.id), a.name) for a in areas])
        if len(areas) == 1:
            area.initial = str(areas[0].id)


class StageForm(CommandForm):
    """A decision about the stage."""

    stage = forms.TypedChoiceField(
        label="Tingkat",
        help_text="Menurut hasil penilaian Pokja II, bukan dihitung.",
        choices=[(stage.value, stage.label) for stage in Stage],
        coerce=Stage,
        widget=forms.RadioSelect,
    )
    decided_on = DayField(label="Tanggal keputusan", help_text="Tanggal berita acara atau SK.")
    decided_by = forms.CharField(
        label="Diputuskan oleh",
        help_text="Nama dan jabatan, misalnya Ny. Hartini, Ketua Pokja II.",
        max_length=PERSON,
    )
    reason = forms.CharField(
        label="Alasan",
        help_text="Satu kalimat, misalnya buku lengkap dan modal bertambah dua tahun berturut-turut.",
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CloseForm(CommandForm):
    """The last day of a group and why."""

    closed_on = DayField(label="Hari terakhir", help_text="Hari terakhir kelompok ini bekerja.")
    reason = forms.CharField(
        label="Alasan",
        help_text="Satu kalimat, supaya pembaca buku mengerti.",
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReopenForm(CommandForm):
    """Why a closed group works again."""

    reason = forms.CharField(
        label="Alasan",
        help_text="Satu kalimat, misalnya keliru ditutup.",
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
