"""Reading meetings, posting one, putting one right."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from accounts.rest import (
    FILE_ANSWER,
    FILE_PARAMETERS,
    KEY_PARAMETER,
    AnyAccept,
    Pages,
    actor_of_request,
    command_asked,
    file_asked,
    run_once,
    schema_of,
)
from common import codec
from common.problems import Problem, Refused
from groups.access import group_for
from groups.policies import KEEP_BOOKS, READ_GROUP
from meetings.access import meeting_for
from meetings.api.serializers import MeetingSerializer
from meetings.commands import (
    CancelMeeting,
    CorrectMeeting,
    MeetingCorrected,
    MeetingPosted,
    PostMeeting,
    cancel_meeting,
    correct_meeting,
    post_meeting,
)
from meetings.filters import MeetingFilter
from meetings.models import Meeting
from meetings.queries.lists import COLUMNS, meeting_rows, meetings_of
from meetings.queries.standing import meeting_now

SHEET = {"application/json": schema_of(PostMeeting)}
POSTED = schema_of(MeetingPosted)
CORRECTED = {
    201: OpenApiResponse(
        schema_of(MeetingCorrected), description="Sudah masuk buku. Location: alamat rapat."
    ),
    200: OpenApiResponse(
        schema_of(MeetingCorrected), description="Sudah dibetulkan sebelumnya (Idempotent-Replayed)."
    ),
}


@dataclass(frozen=True)
class SheetNow:
    """The sheet as it stands; revision and seen go back with the correction, so that nobody's is lost."""

    revision: int
    seen: int
    sheet: PostMeeting


class MeetingViewSet(GenericViewSet[Any]):
    """The meetings of one group."""

    permission = READ_GROUP
    write_permission = KEEP_BOOKS
    pagination_class: type[Pages] | None = Pages
    filterset_class = MeetingFilter
    serializer_class = MeetingSerializer
    queryset = Meeting.objects.none()

    def get_queryset(self) -> QuerySet[Meeting]:
        """Those of the group in the address."""
        return meetings_of(group_for(actor_of_request(self.request), READ_GROUP, self.kwargs["group_id"]).id)

    @extend_schema(summary="Rapat satu kelompok", tags=["rapat"])
    def list(self, request: Request, group_id: UUID) -> Response:
        """The meetings, the newest first, 25 a page."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        assert page is not None
        return self.get_paginated_response(self.get_serializer(meeting_rows(page), many=True).data)

    @extend_schema(
        summary="Simpan satu rapat",
        tags=["rapat"],
        parameters=[KEY_PARAMETER],
        request=SHEET,
        responses={
            201: OpenApiResponse(POSTED, description="Sudah masuk buku. Location: alamat rapat."),
            200: OpenApiResponse(POSTED, description="Sudah masuk buku sebelumnya (Idempotent-Replayed)."),
        },
    )
    def create(self, request: Request, group_id: UUID) -> Response:
        """Take a whole meeting into the books, or nothing of it; sending it again posts it once.

        Refuses with 422 and every problem at its cell, "savings.<member_id>.wajib".
        """
        actor = actor_of_request(request)
        group_for(actor, KEEP_BOOKS, group_id)
        sheet = command_asked(request, PostMeeting, group_id=group_id)
        answer = run_once(post_meeting, sheet, actor, 201)
        answer["Location"] = reverse("api_rapat_satu", args=[answer.data["meeting_id"]])
        return answer


class MeetingFile(MeetingViewSet):
    """The same list as a file."""

    pagination_class = None
    content_negotiation_class = AnyAccept

    @extend_schema(
        summary="Rapat satu kelompok sebagai berkas",
        tags=["rapat"],
        parameters=FILE_PARAMETERS,
        responses=FILE_ANSWER,
    )
    def download(self, request: Request, group_id: UUID) -> HttpResponse:
        """The same list, unpaged, as xlsx or csv."""
        rows = meeting_rows(self.filter_queryset(self.get_queryset()))
        return file_asked(request, "rapat", "Rapat", COLUMNS, rows)


class MeetingView(APIView):
    """One meeting."""

    permission = READ_GROUP

    @extend_schema(summary="Satu rapat", tags=["rapat"], responses=MeetingSerializer)
    def get(self, request: Request, meeting_id: UUID) -> Response:
        """A meeting with its sums; its entries are found with /api/catatan/?rapat=."""
        found = meeting_for(actor_of_request(request), READ_GROUP, meeting_id)
        (row,) = meeting_rows([found.meeting])
        return Response(MeetingSerializer(row).data)


class CorrectionView(APIView):
    """The sheet of a meeting, to be put right."""

    permission = KEEP_BOOKS

    @extend_schema(
        summary="Lembar rapat yang berlaku",
        tags=["rapat"],
        responses={200: OpenApiResponse(schema_of(SheetNow), description="Isi POST ke alamat yang sama.")},
    )
    def get(self, request: Request, meeting_id: UUID) -> Response:
        """The sheet as the books and its newest revision have it, with what a correction must send back."""
        found = meeting_for(actor_of_request(request), KEEP_BOOKS, meeting_id)
        now = meeting_now(found.meeting)
        return Response(codec.dump(SheetNow(found.meeting.revision, now.seen, now.sheet)))

    @extend_schema(
        summary="Betulkan satu rapat",
        tags=["rapat"],
        parameters=[KEY_PARAMETER],
        request={"application/json": schema_of(CorrectMeeting)},
        responses=CORRECTED,
    )
    def post(self, request: Request, meeting_id: UUID) -> Response:
        """Put the whole sheet right, or nothing of it; only what differs is taken back and written again.

        Refuses with 422 and every problem at its cell: also a sheet on which nothing was changed, and one
        that was put right by somebody else since revision and seen.
        """
        actor = actor_of_request(request)
        meeting_for(actor, KEEP_BOOKS, meeting_id)
        cmd = command_asked(request, CorrectMeeting)
        if cmd.sheet.command_id != meeting_id:
            raise Refused([Problem("sheet.command_id", "Tidak sama dengan alamat kiriman.", "beda")])
        return _corrected(run_once(correct_meeting, cmd, actor, 201), meeting_id)


class CancellationView(APIView):
    """Taking a whole meeting back."""

    permission = KEEP_BOOKS

    @extend_schema(
        summary="Batalkan satu rapat",
        tags=["rapat"],
        parameters=[KEY_PARAMETER],
        request={"application/json": schema_of(CancelMeeting)},
        responses=CORRECTED,
    )
    def post(self, request: Request, meeting_id: UUID) -> Response:
        """Take all money of a meeting back, with a reason; its sheet stays to be read, its day is free."""
        actor = actor_of_request(request)
        meeting_for(actor, KEEP_BOOKS, meeting_id)
        cmd = command_asked(request, CancelMeeting, meeting_id=meeting_id)
        return _corrected(run_once(cancel_meeting, cmd, actor, 201), meeting_id)


def _corrected(answer: Response, meeting_id: UUID) -> Response:
    answer["Location"] = reverse("api_rapat_satu", args=[meeting_id])
    return answer
