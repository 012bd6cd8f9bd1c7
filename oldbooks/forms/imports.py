"""Files on their way into the books: sending one, its columns, her answers, posting, taking back."""

import base64
import hashlib
from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.fields import DayField
from accounts.forms import CommandForm
from oldbooks.commands.imports.posting import LONGEST_REASON
from oldbooks.domain.imports.fields import Target
from oldbooks.domain.imports.findings import Question
from oldbooks.files.checks import MOST_BYTES
from oldbooks.queries.file_reading import ColumnsPage, SheetChoice

UNUSED = "-"
FEW = 3  # choices that are all shown


class UploadForm(CommandForm):
    """A file from her phone or laptop."""

    file = forms.FileField(
        label="Berkas",
        help_text="Excel (.xlsx) atau CSV, paling besar 5 MB. Berkas Ibu sendiri tidak diubah.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.txt"}),
        error_messages={"required": "Pilih berkasnya dahulu.", "empty": "Berkas ini kosong."},
    )

    def clean_file(self) -> Any:
        """Refuses what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("Berkas lebih dari 5 MB. Bagi dahulu, misalnya satu per tahun.")
        return file

    @property
    def content(self) -> str:
        """The bytes of a valid form in base64, as the command takes them."""
        return base64.b64encode(self.cleaned_data["file"].read()).decode()


class ChoiceForm(forms.Form):
    """Which book the file is, and which of its sheets count."""

    jenis = forms.TypedChoiceField(
        label="Isi berkas",
        choices=[(target.value, target.label) for target in Target],
        coerce=Target,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih isi berkasnya."},
    )
    lembar = forms.MultipleChoiceField(
        label="Lembar",
        help_text="Boleh beberapa bila susunan kolomnya sama, misalnya satu lembar sebulan.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu lembar."},
    )

    def __init__(self, *args: Any, sheets: Sequence[SheetChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["lembar"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(sheet.name, sheet.name) for sheet in sheets]


class ColumnsForm(CommandForm):
    """What each column holds. One select a column, named after it."""

    ask_again = forms.BooleanField(
        label="Tanyakan lagi semuanya",
        help_text="Jawaban untuk berkas seperti ini tidak dipakai lagi.",
        required=False,
    )

    def __init__(self, *args: Any, page: ColumnsPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        for column in page.columns:
            shown = f"Isinya: {' · '.join(column.samples)}" if column.samples else "Kosong di baris atas."
            self.fields[f"kolom-{column.number}"] = forms.ChoiceField(
                label=f"{column.letter}. {column.heading or 'tanpa judul'}",
                help_text=shown,
                choices=[(UNUSED, "Tidak dipakai"), *page.choices],
                initial=column.code or UNUSED,
            )

    @property
    def columns(self) -> list[forms.BoundField]:
        """The selects in the order of the columns."""
        return [self[f"kolom-{column.number}"] for column in self.page.columns]

    @property
    def chosen(self) -> dict[str, str]:
        """The fields of a valid form by the number of their column."""
        found = {str(c.number): self.cleaned_data[f"kolom-{c.number}"] for c in self.page.columns}
        return {number: code for number, code in found.items() if code != UNUSED}


class AnswerForm(CommandForm):
    """All questions about a file on one page."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = tuple(questions)
        for question in self.questions:
            self.fields[_name(question)] = _field(question)

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields in the order of the questions."""
        return [self[_name(question)] for question in self.questions]

    @property
    def answers(self) -> dict[str, str]:
        """Her answers by the key of the question."""
        return {question.key: str(self.cleaned_data[_name(question)]) for question in self.questions}


class PostForm(CommandForm):
    """The button, and why kas may go below zero."""

    cash_reason = forms.CharField(
        label="Alasan kas kurang",
        help_text="Isi bila di buku lama kas memang sempat kurang, misalnya: ditalangi bendahara dahulu.",
        max_length=LONGEST_REASON,
        required=False,
    )


class UndoForm(CommandForm):
    """Why a whole file is taken out of the books."""

    reason = forms.CharField(
        label="Alasan",
        help_text="Satu kalimat, supaya pembaca buku mengerti.",
        max_length=160,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _name(question: Question) -> str:
    return f"q{hashlib.sha256(question.key.encode()).hexdigest()[:12]}"


def _field(question: Question) -> forms.Field:
    told: dict[str, Any] = {"label": question.text, "initial": question.proposal}
    told["error_messages"] = {"required": "Belum dijawab."}
    front = "" if question.key == "kas" else "Misalnya "  # there the books themselves are quoted
    told["help_text"] = f"{front}{'; '.join(question.samples)}" if question.samples else ""
    if question.choices:
        choices = [(choice.value, choice.label) for choice in question.choices]
        if len(choices) <= FEW:
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **told)
        return forms.ChoiceField(choices=[("", "Pilih"), *choices], **told)
    if question.form == "tanggal":
        return DayField(**told)
    if question.form == "angka":
        return forms.IntegerField(min_value=1, **told)
    return forms.CharField(max_length=120, **told)
