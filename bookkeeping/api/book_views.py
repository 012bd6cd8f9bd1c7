"""Reading the books of a group, and the trial balance of a group or of the kota."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.domain.roles import Rule
from accounts.rest import (
    DAY_PARAMETER,
    FILE_ANSWER,
    FILE_PARAMETERS,
    MONTH_PARAMETER,
    AnyAccept,
    actor_of_request,
    day_asked,
    file_asked,
    month_asked,
)
from bookkeeping import tables
from bookkeeping.api.book_serializers import (
    BukuKasSerializer,
    BukuSimpananSerializer,
    LoanListSerializer,
    TrialBalanceSerializer,
)
from bookkeeping.policies import READ_CITY_BOOKS
from bookkeeping.queries.cash import BukuKas, buku_kas
from bookkeeping.queries.loans.listing import LoanList, daftar_pinjaman
from bookkeeping.queries.savings.arrears import wajib_arrears
from bookkeeping.queries.savings.book import BukuSimpanan, buku_simpanan
from bookkeeping.queries.trial import TrialBalance, TrialLine, trial_balance
from common.tables import Column
from groups.access import group_for
from groups.policies import READ_GROUP
from regions.queries.day import today_here

F = TypeVar("F", bound=Callable[..., Any])
PURSE = OpenApiParameter("tempat", str, enum=["kas", "bank"], default="kas", description="Buku yang mana.")
TRIAL: tuple[Column[TrialLine], ...] = (
    Column("No. pos", lambda r: r.account, 9),
    Column("Nama pos", lambda r: r.name, 32),
    Column("Golongan", lambda r: r.kind.value, 14),
    Column("Debet", lambda r: r.debit, 18),
    Column("Kredit", lambda r: r.credit, 18),
    Column("Saldo", lambda r: r.saldo, 18),
)


def book(summary: str, answer: Any, *parameters: OpenApiParameter) -> Callable[[F], F]:
    """The description of a book as JSON."""
    return extend_schema(summary=summary, tags=["buku"], responses=answer, parameters=list(parameters))


def book_file(summary: str, *parameters: OpenApiParameter) -> Callable[[F], F]:
    """The description of a book as a file."""
    return extend_schema(
        summary=f"{summary} sebagai berkas",
        tags=["buku"],
        responses=FILE_ANSWER,
        parameters=[*parameters, *FILE_PARAMETERS],
    )


class CashView(APIView):
    """Buku Kas."""

    permission = READ_GROUP

    @book("Buku Kas", BukuKasSerializer, MONTH_PARAMETER)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """Kas and bank of a month: saldo awal, lines, jumlah, saldo akhir."""
        return Response(BukuKasSerializer(self.read(request, group_id)).data)

    def read(self, request: Request, group_id: UUID) -> BukuKas:
        """The book of the month asked for."""
        group = group_for(actor_of_request(request), READ_GROUP, group_id)
        return buku_kas(group.id, month_asked(request, today_here()))


class CashFile(CashView):
    """Buku Kas as a file."""

    content_negotiation_class = AnyAccept

    @book_file("Buku Kas", MONTH_PARAMETER, PURSE)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """The kas of a month, or with ?tempat=bank the bank."""
        found = self.read(request, group_id)
        shown = found.bank if request.query_params.get("tempat") == "bank" else found.kas
        rows = tables.cash_rows(shown, found.period)
        name = f"buku-{shown.name.lower()}-{found.period}"
        return file_asked(request, name, f"Buku {shown.name}", tables.CASH, rows)


class SavingsView(APIView):
    """Buku Simpanan."""

    permission = READ_GROUP

    @book("Buku Simpanan", BukuSimpananSerializer, MONTH_PARAMETER)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """What each member has saved at the end of a month, and what moved in it."""
        return Response(BukuSimpananSerializer(self.read(request, group_id)).data)

    def read(self, request: Request, group_id: UUID) -> BukuSimpanan:
        """The book of the month asked for."""
        group = group_for(actor_of_request(request), READ_GROUP, group_id)
        return buku_simpanan(group.id, month_asked(request, today_here()))


class SavingsFile(SavingsView):
    """Buku Simpanan as a file."""

    content_negotiation_class = AnyAccept

    @book_file("Buku Simpanan", MONTH_PARAMETER)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """The members with their savings, and the jumlah."""
        found = self.read(request, group_id)
        owed = wajib_arrears(group_id, min(found.period.last, today_here()))
        rows = tables.savings_rows(found, owed)
        return file_asked(request, f"buku-simpanan-{found.period}", "Buku Simpanan", tables.SAVINGS, rows)


class LoansView(APIView):
    """Daftar pinjaman."""

    permission = READ_GROUP

    @book("Daftar pinjaman", LoanListSerializer, MONTH_PARAMETER)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """The loans as they stood at the end of a month, today for the running one."""
        return Response(LoanListSerializer(self.read(request, group_id)).data)

    def read(self, request: Request, group_id: UUID) -> LoanList:
        """The list at the end of the month asked for."""
        group, today = group_for(actor_of_request(request), READ_GROUP, group_id), today_here()
        return daftar_pinjaman(group.id, min(month_asked(request, today).last, today))


class LoansFile(LoansView):
    """Daftar pinjaman as a file."""

    content_negotiation_class = AnyAccept

    @book_file("Daftar pinjaman", MONTH_PARAMETER)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """The same list."""
        found = self.read(request, group_id)
        return file_asked(request, f"daftar-pinjaman-{found.on}", "Daftar Pinjaman", tables.LOANS, found.rows)


class TrialView(APIView):
    """Neraca saldo of a group."""

    permission: Rule = READ_GROUP

    @book("Neraca saldo satu kelompok", TrialBalanceSerializer, DAY_PARAMETER)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """Every account of the group that moved until a day."""
        return Response(TrialBalanceSerializer(self.read(request, group_id)).data)

    def read(self, request: Request, group_id: UUID) -> TrialBalance:
        """The balance of the day asked for."""
        group = group_for(actor_of_request(request), READ_GROUP, group_id)
        return trial_balance(group.id, day_asked(request, today_here()))


class TrialFile(TrialView):
    """Neraca saldo of a group as a file."""

    content_negotiation_class = AnyAccept

    @book_file("Neraca saldo satu kelompok", DAY_PARAMETER)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """The same lines."""
        found = self.read(request, group_id)
        return file_asked(request, f"neraca-saldo-{found.until}", "Neraca Saldo", TRIAL, found.lines)


class CityTrialView(APIView):
    """Neraca saldo of the kota."""

    permission = READ_CITY_BOOKS

    @book("Neraca saldo kota", TrialBalanceSerializer, DAY_PARAMETER)
    def get(self, request: Request) -> HttpResponse:
        """Every account of all groups of the kota together until a day, from the monthly sums."""
        return Response(TrialBalanceSerializer(self.read(request)).data)

    def read(self, request: Request) -> TrialBalance:
        """The balance of the day asked for."""
        return trial_balance(None, day_asked(request, today_here()))


class CityTrialFile(CityTrialView):
    """Neraca saldo of the kota as a file."""

    content_negotiation_class = AnyAccept

    @book_file("Neraca saldo kota", DAY_PARAMETER)
    def get(self, request: Request) -> HttpResponse:
        """The same lines."""
        found = self.read(request)
        return file_asked(request, f"neraca-saldo-{found.until}", "Neraca Saldo", TRIAL, found.lines)
