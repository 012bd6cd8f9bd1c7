"""The forms of signing in, of one's account, of people and of papers."""

import base64
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.files.uploadedfile import UploadedFile

from accounts.domain.roles import LEVEL_OF, Role
from common.ids import uuid7
from common.problems import Refused
from regions.domain.level import Level
from regions.domain.logo import MOST_BYTES_IN
from regions.domain.officers import Office
from regions.queries import kecamatan_list, kelurahan_list


class CommandForm(forms.Form):
    """A form that becomes a command: its id is made when the page is, so a second click changes nothing."""

    command_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["command_id"].initial = uuid7

    def refuse(self, refused: Refused) -> None:
        """Put what a command refused at its fields; the rest stands above the form."""
        for problem in refused.problems:
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)


class SignInForm(AuthenticationForm):
    """Name and password; the name is spelt one way, so that the lockout counts it as one."""

    error_messages = {
        "invalid_login": "Nama masuk atau kata sandi tidak cocok. Periksa huruf besar dan kecil kata sandi.",
        "inactive": "Akun ini sudah tidak dipakai. Hubungi admin kota.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Nama masuk"
        self.fields["username"].help_text = "Yang diberikan oleh admin kota, misalnya sari.gedongan."
        self.fields["username"].widget.attrs["autocapitalize"] = "none"
        self.fields["password"].label = "Kata sandi"

    def clean_username(self) -> str:
        """The name as it is stored."""
        return str(self.cleaned_data["username"]).strip().lower()


def _password(label: str, help_text: str = "", autocomplete: str = "new-password") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, help_text=help_text, widget=widget, strip=False, max_length=200)


class PasswordForm(CommandForm):
    """One's own password."""

    old = _password("Kata sandi lama", autocomplete="current-password")
    new = _password("Kata sandi baru", "Paling sedikit 8 huruf atau angka, bukan nama sendiri.")
    again = _password("Kata sandi baru sekali lagi")

    def clean_again(self) -> str:
        """Refuses a second spelling that differs."""
        again = str(self.cleaned_data["again"])
        if again != self.data.get("new"):
            raise forms.ValidationError("Kedua kata sandi baru tidak sama.")
        return again


class ResetForm(CommandForm):
    """A temporary password for somebody else."""

    password = _password("Kata sandi sementara", "Ia diminta menggantinya saat masuk pertama kali.")


class PersonForm(CommandForm):
    """A person to add."""

    name = forms.CharField(label="Nama lengkap", max_length=120)
    username = forms.CharField(
        label="Nama masuk",
        help_text="Huruf kecil, angka, titik atau garis, misalnya sari.gedongan.",
        max_length=60,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    password = _password(
        "Kata sandi sementara", "Paling sedikit 8 huruf atau angka. Ia menggantinya sendiri."
    )


# A role on a group is given on the page of the group, which knows the groups.
ROLES = [role for role in Role if role is not Role.OPERATOR and LEVEL_OF[role] is not Level.GROUP]


class GrantForm(CommandForm):
    """A role to give."""

    role = forms.TypedChoiceField(
        label="Peran", choices=[(role.value, role.label) for role in ROLES], coerce=Role
    )
    kecamatan_id = forms.TypedChoiceField(
        label="Kecamatan",
        help_text="Hanya untuk Pokja II kecamatan.",
        coerce=int,
        required=False,
        empty_value=None,
    )
    kelurahan_id = forms.TypedChoiceField(
        label="Kelurahan",
        help_text="Untuk kader dan Pokja II kelurahan.",
        coerce=int,
        required=False,
        empty_value=None,
    )
    starts_on = forms.DateField(label="Mulai", widget=forms.DateInput)
    ends_on = forms.DateField(
        label="Hari terakhir",
        help_text="Kosongkan selama masih berlaku.",
        required=False,
        widget=forms.DateInput,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[tuple[str, str]]] = {
            "kecamatan_id": [(str(a.id), a.name) for a in kecamatan_list()],
            "kelurahan_id": [(str(a.id), f"{a.name} ({a.kecamatan})") for a in kelurahan_list()],
        }
        for name, found in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "–"), *found]


class EndGrantForm(CommandForm):
    """When a role ends, empty is at once; and why."""

    reason = forms.CharField(label="Alasan", max_length=200)
    last_day = forms.DateField(label="Hari terakhir", required=False, widget=forms.DateInput)


class PeopleFilter(forms.Form):
    """The list of people."""

    q = forms.CharField(label="Cari nama", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    peran = forms.ChoiceField(
        label="Peran",
        required=False,
        choices=[("", "Semua"), *((r.value, r.label) for r in Role if r is not Role.OPERATOR)],
    )


class AuditFilter(forms.Form):
    """The log."""

    q = forms.CharField(label="Cari nama", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    sejak = forms.DateField(
        label="Sejak", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    sampai = forms.DateField(
        label="Sampai", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class LetterheadForm(CommandForm):
    """The head of letters."""

    name = forms.CharField(label="Nama di kop surat", max_length=120)
    address = forms.CharField(
        label="Alamat",
        help_text="Paling banyak 4 baris.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    logo = forms.FileField(
        label="Logo",
        help_text="PNG, JPEG atau WebP, paling besar 2 MB. Kosongkan bila tidak berubah.",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    no_logo = forms.BooleanField(label="Cetak tanpa logo", required=False)

    def logo_base64(self) -> str | None:
        """What the command takes: None keeps the logo, "" removes it."""
        if self.cleaned_data["no_logo"]:
            return ""
        picture: UploadedFile[bytes] | None = self.cleaned_data["logo"]
        # One byte over the limit is enough for the command to refuse it.
        return None if picture is None else base64.b64encode(picture.read(MOST_BYTES_IN + 1)).decode()


class SignatoryForm(CommandForm):
    """A term of office."""

    office = forms.TypedChoiceField(
        label="Jabatan", choices=[(o.value, o.label) for o in Office], coerce=Office
    )
    name = forms.CharField(label="Nama lengkap dengan gelar", max_length=120)
    title = forms.CharField(
        label="Sebutan pada cetakan",
        help_text="Kosongkan bila sama dengan jabatannya; misalnya Pj. Ketua TP PKK.",
        required=False,
        max_length=80,
    )
    starts_on = forms.DateField(label="Mulai menjabat", widget=forms.DateInput)
    ends_on = forms.DateField(
        label="Hari terakhir",
        help_text="Kosongkan selama masih menjabat.",
        required=False,
        widget=forms.DateInput,
    )


class EndTermForm(CommandForm):
    """The last day of a term, and why it ends."""

    reason = forms.CharField(label="Alasan", max_length=200)
    ends_on = forms.DateField(label="Hari terakhir", widget=forms.DateInput)
