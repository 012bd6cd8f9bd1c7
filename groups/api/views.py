"""Reading groups."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rest import FILE_ANSWER, FILE_PARAMETERS, Pages, actor_of_request, file_asked
from groups.access import group_for
from groups.api.serializers import GroupSerializer, ProfileSerializer
from groups.filters import GroupFilter
from groups.models import Group
from groups.policies import READ_GROUP
from groups.queries import for_rows, group_profile, group_rows, groups_for
from groups.tables import GROUPS


class GroupViewSet(GenericViewSet[Any]):
    """Poksus and poklak the caller may see."""

    permission = READ_GROUP
    pagination_class = Pages
    filterset_class = GroupFilter
    serializer_class = GroupSerializer
    queryset = Group.objects.none()

    def get_queryset(self) -> QuerySet[Group]:
        """Those of the caller's roles."""
        return for_rows(groups_for(actor_of_request(self.request), READ_GROUP))

    @extend_schema(summary="Daftar kelompok", tags=["kelompok"])
    def list(self, request: Request) -> Response:
        """Working groups by kelurahan, 25 a page; ?keadaan=semua for closed ones too."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        assert page is not None
        return self.get_paginated_response(self.get_serializer(group_rows(page), many=True).data)

    @extend_schema(summary="Satu kelompok", tags=["kelompok"], responses=ProfileSerializer)
    def retrieve(self, request: Request, group_id: UUID) -> Response:
        """A group with its poksus or poklak and the history of its stage."""
        group = group_for(actor_of_request(request), READ_GROUP, group_id)
        return Response(ProfileSerializer(group_profile(group)).data)

    @extend_schema(
        summary="Daftar kelompok sebagai berkas",
        tags=["kelompok"],
        parameters=FILE_PARAMETERS,
        responses=FILE_ANSWER,
    )
    @action(detail=False, pagination_class=None)
    def download(self, request: Request) -> HttpResponse:
        """The same list, unpaged, as xlsx or csv."""
        rows = group_rows(self.filter_queryset(self.get_queryset()))
        return file_asked(request, "kelompok", "Kelompok", GROUPS, rows)
