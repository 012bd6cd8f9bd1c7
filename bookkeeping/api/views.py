"""Reading entries."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from accounts.rest import FILE_ANSWER, FILE_PARAMETERS, AnyAccept, Pages, actor_of_request, file_asked
from bookkeeping.access import entry_for
from bookkeeping.api.filters import EntriesFilter
from bookkeeping.api.rows import FILE, entries_for, entry_items
from bookkeeping.api.serializers import EntryDetailSerializer, EntrySerializer
from bookkeeping.models import Entry
from bookkeeping.queries.entry_page import entry_detail
from common.problems import Problem, Refused
from groups.policies import READ_GROUP

MOST_IN_FILE = 20_000


class EntryViewSet(GenericViewSet[Any]):
    """Entries of every group the caller may see."""

    permission = READ_GROUP
    pagination_class: type[Pages] | None = Pages
    filterset_class = EntriesFilter
    serializer_class = EntrySerializer
    queryset = Entry.objects.none()

    def get_queryset(self) -> QuerySet[Entry]:
        """Those of the caller's groups."""
        return entries_for(actor_of_request(self.request))

    @extend_schema(summary="Daftar catatan", tags=["catatan"])
    def list(self, request: Request) -> Response:
        """Entries, the newest first, 25 a page; those taken back within their month with ?koreksi=semua.

        With ?pos= (nomor pos) masuk and keluar count that account instead of kas and bank.
        """
        found = self.found(request)
        page = self.paginate_queryset(found.qs)
        assert page is not None
        rows = entry_items(page, found.side)
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)

    def found(self, request: Request) -> EntriesFilter:
        """The filter as asked, which knows what its amounts are of; 400 when it cannot be read."""
        found = EntriesFilter(request.query_params, queryset=self.get_queryset(), request=request)
        if not found.is_valid():
            raise ValidationError(found.errors)
        return found


class EntryFile(EntryViewSet):
    """The same list as a file."""

    pagination_class = None
    content_negotiation_class = AnyAccept

    @extend_schema(
        summary="Daftar catatan sebagai berkas",
        tags=["catatan"],
        parameters=FILE_PARAMETERS,
        responses=FILE_ANSWER,
    )
    def download(self, request: Request) -> HttpResponse:
        """The same list, unpaged, as xlsx or csv; refuses more than 20.000 entries at once."""
        found = self.found(request)
        if found.qs.count() > MOST_IN_FILE:
            problem = Problem(
                "sejak", "Lebih dari 20.000 catatan. Persempit tanggal atau kelompoknya.", "banyak"
            )
            raise Refused([problem])
        return file_asked(request, "catatan", "Catatan", FILE, entry_items(found.qs, found.side))


class EntryView(APIView):
    """One entry."""

    permission = READ_GROUP

    @extend_schema(summary="Satu catatan", tags=["catatan"], responses=EntryDetailSerializer)
    def get(self, request: Request, entry_id: UUID) -> Response:
        """An entry with its legs, its place in the chain, and the entries it corrects or that correct it."""
        entry, _ = entry_for(actor_of_request(request), READ_GROUP, entry_id)
        return Response(EntryDetailSerializer(entry_detail(entry)).data)
