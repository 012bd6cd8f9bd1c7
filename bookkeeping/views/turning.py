"""At which month or day a book is opened: read from the address, never outside of the book."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest

from accounts.fields import DayField, choose
from bookkeeping.queries.book_months import book_months
from common.period import Period
from common.words import bulan
from groups.models import Group
from regions.queries.day import today_here


class MonthFilter(forms.Form):
    """Which month of a book, and of Buku Kas which purse."""

    bulan = forms.ChoiceField(label="Bulan", required=False)
    tempat = forms.ChoiceField(
        label="Tempat uang", required=False, choices=[("kas", "Kas"), ("bank", "Bank")]
    )

    def __init__(self, *args: Any, months: tuple[Period, ...], purses: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "bulan", [(str(month), bulan(month)) for month in months])
        if not purses:
            del self.fields["tempat"]


class DayFilter(forms.Form):
    """The day a list is made for."""

    per = DayField(
        label="Keadaan tanggal",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


@dataclass(frozen=True)
class Turning:
    """The month a book is opened at, and the months beside it; None where the book ends."""

    month: Period
    earlier: Period | None
    later: Period | None
    form: MonthFilter
    until: date  # the last day of the month, or today while it runs
    purse: str


def turning(request: HttpRequest, group: Group, *, purses: bool = False) -> Turning:
    """The month of ?bulan=2026-10, this month when it is missing or no month of the book."""
    today = today_here()
    months = book_months(group.id, today)
    asked = request.GET.get("bulan", "")
    month = next((m for m in months if str(m) == asked), months[0])
    at = months.index(month)
    purse = "bank" if purses and request.GET.get("tempat") == "bank" else "kas"
    form = MonthFilter({"bulan": str(month), "tempat": purse}, months=months, purses=purses)
    return Turning(
        month=month,
        earlier=months[at + 1] if at + 1 < len(months) else None,
        later=months[at - 1] if at else None,
        form=form,
        until=min(month.last, today),
        purse=purse,
    )


class YearFilter(forms.Form):
    """Which year of a book."""

    tahun = forms.ChoiceField(label="Tahun", required=False)

    def __init__(self, *args: Any, years: tuple[int, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "tahun", [(str(year), str(year)) for year in years])


@dataclass(frozen=True)
class YearTurning:
    """The year a book is opened at."""

    year: int
    form: YearFilter
    until: date  # 31 December, or today while it runs


def year_turning(request: HttpRequest, group: Group) -> YearTurning:
    """The year of ?tahun=2026, this year when it is missing or no year of the book."""
    today = today_here()
    years = tuple(dict.fromkeys(month.year for month in book_months(group.id, today)))
    asked = request.GET.get("tahun", "")
    year = next((y for y in years if str(y) == asked), years[0])
    return YearTurning(year, YearFilter({"tahun": str(year)}, years=years), min(date(year, 12, 31), today))


def day_asked(request: HttpRequest) -> tuple[DayFilter, date]:
    """The day of ?per=2026-10-31; today when it is missing, unreadable or ahead."""
    today = today_here()
    form = DayFilter(request.GET if request.GET.get("per") else {"per": today})
    asked: date | None = form.cleaned_data.get("per") if form.is_valid() else None
    return form, min(asked or today, today)
