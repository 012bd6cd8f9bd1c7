"""Buku Produksi/Penjualan, stock, Buku Bantuan, sumber dana and Buku Inventaris over the API, to be read."""

from uuid import UUID

from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.rest import DAY_PARAMETER, MONTH_PARAMETER, actor_of_request, day_asked, month_asked
from bookkeeping.api.book_views import book
from goods.api.serializers import (
    AidBookSerializer,
    FundLineSerializer,
    ItemBookSerializer,
    StockListSerializer,
    TradeBookSerializer,
)
from goods.queries.aid import aid_book
from goods.queries.funds import fund_list
from goods.queries.inventory import item_book
from goods.queries.stock import stock_list
from goods.queries.trade_book import trade_book
from groups.access import group_for
from groups.models import Group
from groups.policies import READ_GROUP
from regions.queries.day import today_here


def _group(request: Request, group_id: UUID) -> Group:
    return group_for(actor_of_request(request), READ_GROUP, group_id)


class TradeView(APIView):
    """Buku Produksi/Penjualan."""

    permission = READ_GROUP

    @book("Buku Produksi/Penjualan", TradeBookSerializer, MONTH_PARAMETER)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """What was made and sold in a month."""
        group = _group(request, group_id)
        return Response(TradeBookSerializer(trade_book(group.id, month_asked(request, today_here()))).data)


class StockView(APIView):
    """Persediaan."""

    permission = READ_GROUP

    @book("Persediaan barang", StockListSerializer, DAY_PARAMETER)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """What there is of each product at the end of a day."""
        group = _group(request, group_id)
        return Response(StockListSerializer(stock_list(group.id, day_asked(request, today_here()))).data)


class AidView(APIView):
    """Buku Bantuan."""

    permission = READ_GROUP

    @book("Buku Bantuan", AidBookSerializer, DAY_PARAMETER)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """The aid of the year of a day."""
        group = _group(request, group_id)
        return Response(AidBookSerializer(aid_book(group.id, day_asked(request, today_here()).year)).data)


class FundsView(APIView):
    """Sumber dana."""

    permission = READ_GROUP

    @book("Sumber dana", FundLineSerializer(many=True), DAY_PARAMETER)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """What was received and used of each source until a day, and what is left."""
        group = _group(request, group_id)
        found = fund_list(group.id, day_asked(request, today_here()))
        return Response([FundLineSerializer(line).data for line in found])


class InventoryView(APIView):
    """Buku Inventaris."""

    permission = READ_GROUP

    @book("Buku Inventaris", ItemBookSerializer, DAY_PARAMETER)
    def get(self, request: Request, group_id: UUID) -> HttpResponse:
        """The things the group has on a day."""
        group = _group(request, group_id)
        return Response(ItemBookSerializer(item_book(group.id, day_asked(request, today_here()))).data)
