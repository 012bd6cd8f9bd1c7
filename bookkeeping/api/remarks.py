"""Reading what Pokja II asks to be put right."""

from typing import Any
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from accounts.rest import FILE_ANSWER, FILE_PARAMETERS, AnyAccept, Pages, actor_of_request, file_asked
from bookkeeping.access import remark_for
from bookkeeping.api.filters import a_month
from bookkeeping.domain.remarks import RemarkState, Said
from bookkeeping.models import Remark
from bookkeeping.policies import READ_REMARK
from bookkeeping.queries.remarks import (
    AskedEntry,
    RemarkItem,
    Since,
    Turn,
    remark_item,
    remark_items,
    remarks_for,
)
from bookkeeping.remark_filters import RemarkFilter
from bookkeeping.remark_tables import REMARKS
from common.period import Period


class RemarksFilter(RemarkFilter):
    """The filter of the screen, and further a group and a month of the book."""

    kelompok = django_filters.UUIDFilter(label="Kelompok", field_name="group_id")
    bulan = django_filters.CharFilter(label="Bulan buku, 2026-10", method="in_month", validators=[a_month])

    def in_month(self, queryset: QuerySet[Remark], name: str, value: str) -> QuerySet[Remark]:
        """By the month that is asked about, or that of the entry."""
        return queryset.filter(period=Period.parse(value).key)


class TurnSerializer(serializers.Serializer[Turn]):
    """One turn of the conversation."""

    said = serializers.ChoiceField([(s.value, s.label) for s in Said])
    sentence = serializers.CharField()
    at = serializers.DateTimeField()
    name = serializers.CharField()
    role = serializers.CharField()


class AskedEntrySerializer(serializers.Serializer[AskedEntry]):
    """The entry a request is about."""

    id = serializers.UUIDField()
    voucher = serializers.CharField()
    date = serializers.DateField()
    memo = serializers.CharField()


class SinceSerializer(serializers.Serializer[Since]):
    """What was done about the entry since it was asked."""

    entry_id = serializers.UUIDField()
    voucher = serializers.CharField()
    at = serializers.DateTimeField()
    is_replacement = serializers.BooleanField(help_text="Diganti; kalau tidak, hanya dibatalkan.")


class RemarkSerializer(serializers.Serializer[RemarkItem]):
    """A request with its words."""

    id = serializers.UUIDField()
    group_id = serializers.UUIDField()
    group = serializers.CharField()
    kelurahan = serializers.CharField()
    period = serializers.CharField(help_text="Bulan buku, 2026-10.")
    entry = AskedEntrySerializer(allow_null=True)
    state = serializers.ChoiceField([(s.value, s.label) for s in RemarkState])
    asked_at = serializers.DateTimeField()
    turns = TurnSerializer(many=True)
    since = SinceSerializer(allow_null=True)
    book_changed_at = serializers.DateTimeField(
        allow_null=True, help_text="Catatan terakhir sesudah diminta, bila tentang satu bulan."
    )


class RemarkViewSet(GenericViewSet[Any]):
    """Requests about every group the caller may see."""

    permission = READ_REMARK
    pagination_class: type[Pages] | None = Pages
    filterset_class = RemarksFilter
    serializer_class = RemarkSerializer
    queryset = Remark.objects.none()

    def get_queryset(self) -> QuerySet[Remark]:
        """Those of the caller's groups."""
        return remarks_for(actor_of_request(self.request), READ_REMARK)

    @extend_schema(summary="Daftar permintaan pembetulan", tags=["permintaan"])
    def list(self, request: Request) -> Response:
        """Requests, the newest first, 25 a page; the unfinished ones unless ?keadaan= asks for others."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        assert page is not None
        return self.get_paginated_response(self.get_serializer(remark_items(page), many=True).data)


class RemarkFile(RemarkViewSet):
    """The same list as a file."""

    pagination_class = None
    content_negotiation_class = AnyAccept

    @extend_schema(
        summary="Daftar permintaan pembetulan sebagai berkas",
        tags=["permintaan"],
        parameters=FILE_PARAMETERS,
        responses=FILE_ANSWER,
    )
    def download(self, request: Request) -> HttpResponse:
        """The same list, unpaged, as xlsx or csv."""
        rows = remark_items(self.filter_queryset(self.get_queryset()))
        return file_asked(request, "permintaan-pembetulan", "Permintaan pembetulan", REMARKS, rows)


class RemarkView(APIView):
    """One request."""

    permission = READ_REMARK

    @extend_schema(summary="Satu permintaan pembetulan", tags=["permintaan"], responses=RemarkSerializer)
    def get(self, request: Request, remark_id: UUID) -> Response:
        """A request with all that was said, and what was written in the book since."""
        remark, _ = remark_for(actor_of_request(request), READ_REMARK, remark_id)
        return Response(RemarkSerializer(remark_item(remark)).data)
