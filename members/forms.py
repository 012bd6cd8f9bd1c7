"""The forms of members: each field with its cara mengisi, each form one command."""

from typing import Any
from uuid import UUID

from django import forms

from accounts.fields import DayField
from accounts.forms import CommandForm
from common.ids import uuid7
from members.domain.rules import ADDRESS, BIRTH_PLACE, NAME, OCCUPATION, TEXT
from members.domain.words import Basis, OfficeName, Sex


class IdentityForm(CommandForm):
    """Who a person is."""

    name = forms.CharField(
        label="Nama lengkap",
        help_text="Seperti di KTP, tanpa gelar.",
        max_length=NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
    )
    sex = forms.TypedChoiceField(
        label="Jenis kelamin",
        help_text="Seperti di KTP.",
        choices=[(sex.value, sex.label) for sex in Sex],
        coerce=Sex,
        widget=forms.RadioSelect,
        initial=Sex.WOMAN.value,
    )
    birth_place = forms.CharField(
        label="Tempat lahir",
        help_text="Kota atau kabupaten, seperti di KTP.",
        required=False,
        max_length=BIRTH_PLACE,
        empty_value=None,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
    )
    birth_date = DayField(
        label="Tanggal lahir", help_text="Umur dihitung sendiri. Kosongkan bila belum tahu.", required=False
    )
    address = forms.CharField(
        label="Alamat", help_text="Jalan, RT dan RW, misalnya Jl. Empunala 12, RT 2 RW 1.", max_length=ADDRESS
    )
    occupation = forms.CharField(
        label="Pekerjaan",
        help_text="Mata pencahariannya, misalnya berdagang, menjahit, ibu rumah tangga.",
        required=False,
        max_length=OCCUPATION,
        empty_value=None,
    )
    phone = forms.CharField(
        label="Nomor telepon",
        help_text="Yang dipakai WhatsApp, misalnya 0812 3456 7890.",
        required=False,
        max_length=25,
        empty_value=None,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )


def _number() -> forms.IntegerField:
    return forms.IntegerField(
        label="Nomor anggota",
        help_text="Seperti di buku daftar anggota. Kosongkan, nanti dinomori sendiri.",
        required=False,
        min_value=1,
        max_value=99_999,
    )


def _joined() -> DayField:
    return DayField(label="Tanggal masuk", help_text="Hari ia diterima menjadi anggota.")


class NewMemberForm(IdentityForm):
    """A new person and her place in the group."""

    joined_on = _joined()
    number = _number()


class EnrolForm(CommandForm):
    """A person already in the books joins (again)."""

    group_id = forms.TypedChoiceField(
        label="Kelompok", help_text="Kelompok aktif di kelurahannya yang belum ia ikuti.", coerce=UUID
    )
    joined_on = _joined()
    number = _number()

    def __init__(self, *args: Any, groups: tuple[tuple[UUID, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["group_id"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", "Pilih"), *((str(pk), title) for pk, title in groups)]


class AppointForm(CommandForm):
    """An office for a member."""

    office = forms.TypedChoiceField(
        label="Jabatan",
        help_text="Yang memegang jabatan ini sekarang berhenti sehari sebelumnya.",
        choices=[(office.value, office.label) for office in OfficeName],
        coerce=OfficeName,
        widget=forms.RadioSelect,
    )
    starts_on = DayField(label="Mulai menjabat", help_text="Tanggal keputusan rapat kelompok.")


class PekkaForm(CommandForm):
    """Whether she heads her family."""

    is_pekka = forms.TypedChoiceField(
        label="Perempuan kepala keluarga (PEKKA)",
        help_text="Ia yang menanggung keluarganya, apa pun status perkawinannya.",
        choices=[("ya", "Ya"), ("tidak", "Bukan, atau tidak lagi")],
        coerce=lambda value: value == "ya",
        widget=forms.RadioSelect,
    )
    basis = forms.TypedChoiceField(
        label="Dasar",
        help_text="Kosongkan bila bukan PEKKA.",
        choices=[("", "Pilih"), *((basis.value, basis.label) for basis in Basis)],
        coerce=Basis,
        required=False,
        empty_value=None,
    )
    since = DayField(
        label="Berlaku sejak", help_text="Tanggal keadaan ini mulai. Bila tidak tahu, tanggal pendataan."
    )
    source = forms.CharField(
        label="Sumber",
        help_text="Misalnya kartu keluarga, pengakuan sendiri, data kelurahan.",
        max_length=TEXT,
    )
    consent_on = DayField(
        label="Tanggal persetujuan",
        help_text="Hari ia setuju datanya dicatat. Kosongkan bila belum ditanya.",
        required=False,
    )


class DesilForm(CommandForm):
    """Her desil as DTSEN had it."""

    desil = forms.IntegerField(
        label="Desil",
        help_text="Angka 1 (paling miskin) sampai 10, disalin dari DTSEN, tidak dihitung sendiri.",
        min_value=1,
        max_value=10,
    )
    as_of = DayField(label="Tanggal data", help_text="Tanggal pada data Dinas Sosial.")
    source = forms.CharField(
        label="Sumber", help_text="Misalnya DTSEN dari Dinas Sosial.", max_length=TEXT, initial="DTSEN"
    )


class LoginForm(CommandForm):
    """A sign-in for an officer of the group: the person and her role in one step."""

    grant_id = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label="Nama lengkap", help_text="Nama pengurus yang akan masuk sendiri.", max_length=120
    )
    username = forms.CharField(
        label="Nama masuk",
        help_text="Huruf kecil, angka, titik atau garis, misalnya sari.gedongan.",
        max_length=60,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    password = forms.CharField(
        label="Kata sandi sementara",
        help_text="Paling sedikit 8 huruf atau angka. Ia menggantinya sendiri.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        max_length=200,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grant_id"].initial = uuid7
