"""Reading members."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from accounts.rest import FILE_ANSWER, FILE_PARAMETERS, Pages, actor_of_request, file_asked
from groups.access import group_for
from members.access import member_for
from members.api.serializers import EnrolmentSerializer, MemberSerializer
from members.filters import MemberFilter
from members.models import Enrolment
from members.policies import EXPORT_MEMBER, READ_MEMBER
from members.queries import enrolled, enrolment_rows, member_page
from members.tables import MEMBERS
from regions.queries.day import today_here


class GroupMemberViewSet(GenericViewSet[Any]):
    """The buku daftar anggota of one group."""

    permission = READ_MEMBER
    pagination_class: type[Pages] | None = Pages
    filterset_class = MemberFilter
    serializer_class = EnrolmentSerializer
    queryset = Enrolment.objects.none()

    def get_queryset(self) -> QuerySet[Enrolment]:
        """The memberships of the group in the address, if the caller may do this there."""
        group = group_for(actor_of_request(self.request), self.permission, self.kwargs["group_id"])
        return enrolled(group.id)

    @extend_schema(summary="Anggota satu kelompok", tags=["anggota"])
    def list(self, request: Request, group_id: UUID) -> Response:
        """Present members by number, 25 a page; ?keadaan=semua for those who left too."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        assert page is not None
        rows = enrolment_rows(page, today_here())
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)


class GroupMemberFile(GroupMemberViewSet):
    """The same book as a file; for those who keep it."""

    permission = EXPORT_MEMBER
    pagination_class = None

    @extend_schema(
        summary="Anggota satu kelompok sebagai berkas",
        tags=["anggota"],
        parameters=FILE_PARAMETERS,
        responses=FILE_ANSWER,
    )
    def download(self, request: Request, group_id: UUID) -> HttpResponse:
        """The same list, unpaged, as xlsx or csv."""
        rows = enrolment_rows(self.filter_queryset(self.get_queryset()), today_here())
        return file_asked(request, "anggota", "Anggota", MEMBERS, rows)


class MemberView(APIView):
    """One person."""

    permission = READ_MEMBER

    @extend_schema(summary="Satu anggota", tags=["anggota"], responses=MemberSerializer)
    def get(self, request: Request, member_id: UUID) -> Response:
        """A person with her memberships and offices."""
        found = member_for(actor_of_request(request), READ_MEMBER, member_id)
        return Response(MemberSerializer(member_page(found, today_here())).data)
