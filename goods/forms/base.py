"""What the forms of goods share: how much of a thing, a line for every product, and the day it happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField

from accounts.fields import MoneyField
from bookkeeping.domain.draft import LONGEST_TEXT
from bookkeeping.forms.base import DeskForm
from common.problems import Problem
from goods.commands.stock import LONGEST_FUND
from goods.domain.quantity import format_quantity, parse_quantity
from goods.queries.stock import Stocked


class QuantityField(forms.Field):
    """Thousandths of a unit, typed as "12", "2,5" or "1½"; an empty one that may be empty is None."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(**{"widget": forms.TextInput(attrs=attrs), **kwargs})

    def to_python(self, value: Any) -> int | None:
        """The quantity; refuses what cannot be read."""
        text = "" if value is None else str(value).strip()
        if not text:
            return None
        try:
            return parse_quantity(text)
        except ValueError as error:
            raise forms.ValidationError(str(error), "bentuk") from error

    def prepare_value(self, value: Any) -> Any:
        """As people write it."""
        return format_quantity(value) if isinstance(value, int) else value


@dataclass(frozen=True)
class ProductRow:
    """A product of the form, with its fields."""

    product: Stocked
    quantity: BoundField
    money: BoundField | None


@dataclass(frozen=True)
class Filled:
    """A product of which something was typed."""

    product_id: UUID
    quantity: int
    money: int


class LinesForm(DeskForm):
    """A form with a line for every product. `MONEY`: what the second field asks, "" for none."""

    PART: ClassVar[str] = "lines"
    QUANTITY: ClassVar[str] = "Banyaknya"
    MONEY: ClassVar[str] = ""

    def __init__(self, *args: Any, products: Sequence[Stocked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.products = tuple(products)
        for product in self.products:
            self.fields[f"q_{product.id.hex}"] = QuantityField(label=self.QUANTITY, required=False)
            if self.MONEY:
                self.fields[f"m_{product.id.hex}"] = MoneyField(
                    label=self.MONEY, required=False, initial=self.usual(product)
                )

    def usual(self, product: Stocked) -> int | None:
        """What the money field begins with."""
        return None

    def counts(self, quantity: int | None, money: int) -> bool:
        """Whether a line was filled in."""
        return quantity is not None or money > 0

    @property
    def rows(self) -> Iterator[ProductRow]:
        """The lines, for the page."""
        for p in self.products:
            money = self[f"m_{p.id.hex}"] if self.MONEY else None
            yield ProductRow(p, self[f"q_{p.id.hex}"], money)

    @property
    def filled(self) -> tuple[Filled, ...]:
        """The lines that were filled in, in the order of the page."""
        given, found = self.cleaned_data, []
        for p in self.products:
            quantity, money = given.get(f"q_{p.id.hex}"), given.get(f"m_{p.id.hex}") or 0
            if self.counts(quantity, money):
                found.append(Filled(p.id, quantity or 0, money))
        return tuple(found)

    def _placed(self, problem: Problem) -> Problem:
        part, _, rest = problem.field.partition(".")
        number, _, field = rest.partition(".")
        if part != self.PART or not number.isdigit() or int(number) >= len(self.filled):
            return super()._placed(problem)
        prefix = "q" if field == "quantity" else "m"
        name = f"{prefix}_{self.filled[int(number)].product_id.hex}"
        return Problem(name, problem.message, problem.code)


def remark_field(label: str = "Keterangan", help_text: str = "", required: bool = False) -> forms.CharField:
    """A sentence for the book."""
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=LONGEST_TEXT)


def fund_field() -> forms.CharField:
    """Whose money it is."""
    return forms.CharField(
        label="Sumber dana",
        help_text="Bila dari luar kelompok, misalnya APBD kota atau CSR.",
        required=False,
        max_length=LONGEST_FUND,
    )


def reason_field() -> forms.CharField:
    """Why there is less money than that; asked only when it is so."""
    return forms.CharField(
        label="Mengapa uangnya kurang",
        help_text="Hanya bila memang begitu, misalnya talangan bendahara. Selain itu, betulkan jumlahnya.",
        required=False,
        max_length=LONGEST_TEXT,
    )


class PayingForm(DeskForm):
    """A form that pays: below zero only with a reason, as uang keluar."""

    PLACES = {"kas": "cash_reason"}

    @property
    def asks_reason(self) -> bool:
        """Whether the money was found lacking: only then the reason is asked for."""
        return self.is_bound and bool(self.errors.get("cash_reason") or self.data.get("cash_reason"))
