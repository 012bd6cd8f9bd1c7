"""Asking for reports, watching them being made, fetching them."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import APIException
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
from reports.access import run_for
from reports.api.serializers import ProgressSerializer, RunSerializer
from reports.api.throttle import AskThrottle
from reports.commands import Asked, AskReport, ask_report
from reports.filters import RunFilter
from reports.models import ReportRun, RunState
from reports.policies import ASK_REPORT, READ_REPORT
from reports.queries.runs import progress_of, run_rows, runs_for
from reports.tables import RUNS

WANTED = {"application/json": schema_of(AskReport)}
ASKED = schema_of(Asked)


class NotIssued(APIException):
    """The report has no paper yet."""

    status_code = 409
    default_detail = "Laporan ini belum terbit. Lihat kemajuannya."


class RunViewSet(GenericViewSet[Any]):
    """Reports of the areas the caller may see."""

    permission = READ_REPORT
    write_permission = ASK_REPORT
    pagination_class: type[Pages] | None = Pages
    throttle_classes = [AskThrottle]
    filterset_class = RunFilter
    serializer_class = RunSerializer
    queryset = ReportRun.objects.none()

    def get_queryset(self) -> QuerySet[ReportRun]:
        """Those of the caller's areas."""
        return runs_for(actor_of_request(self.request), READ_REPORT)

    @extend_schema(summary="Daftar laporan", tags=["laporan"])
    def list(self, request: Request) -> Response:
        """Reports, the newest month first, 25 a page."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        assert page is not None
        return self.get_paginated_response(self.get_serializer(run_rows(page), many=True).data)

    @extend_schema(
        summary="Minta laporan",
        tags=["laporan"],
        parameters=[KEY_PARAMETER],
        request=WANTED,
        responses={
            202: OpenApiResponse(ASKED, description="Sedang dibuat. Location: alamat laporan."),
            200: OpenApiResponse(ASKED, description="Sudah diminta sebelumnya (Idempotent-Replayed)."),
        },
    )
    def create(self, request: Request) -> Response:
        """Have the report of an area and month made, with all those below it; asking twice makes one.

        With ralat_reason a new revision of one already issued. Refuses a month that has not ended.
        """
        wanted = command_asked(request, AskReport)
        answer = run_once(ask_report, wanted, actor_of_request(request), 202)
        answer["Location"] = reverse("api_laporan_satu", args=[answer.data["run_id"]])
        return answer


class RunListFile(RunViewSet):
    """The same list as a file."""

    pagination_class = None
    content_negotiation_class = AnyAccept

    @extend_schema(
        summary="Daftar laporan sebagai berkas",
        tags=["laporan"],
        parameters=FILE_PARAMETERS,
        responses=FILE_ANSWER,
    )
    def download(self, request: Request) -> HttpResponse:
        """The same list, unpaged, as xlsx or csv."""
        rows = run_rows(self.filter_queryset(self.get_queryset()))
        return file_asked(request, "laporan", "Laporan", RUNS, rows)


class RunView(APIView):
    """One report."""

    permission = READ_REPORT

    @extend_schema(summary="Satu laporan", tags=["laporan"], responses=RunSerializer)
    def get(self, request: Request, run_id: UUID) -> Response:
        """A report: its state, its number and its code."""
        (row,) = run_rows([run_for(actor_of_request(request), READ_REPORT, run_id)])
        return Response(RunSerializer(row).data)


class ProgressView(APIView):
    """How far a report is."""

    permission = READ_REPORT

    @extend_schema(summary="Kemajuan satu laporan", tags=["laporan"], responses=ProgressSerializer)
    def get(self, request: Request, run_id: UUID) -> Response:
        """How many of the reports it is made of are issued."""
        run = run_for(actor_of_request(request), READ_REPORT, run_id)
        return Response(ProgressSerializer(progress_of(run)).data)


class PdfView(APIView):
    """The PDF of a report."""

    permission = READ_REPORT
    content_negotiation_class = AnyAccept

    @extend_schema(
        summary="PDF satu laporan",
        tags=["laporan"],
        responses={(200, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, run_id: UUID) -> HttpResponse:
        """The PDF as it was issued, byte for byte; 409 while it is being made."""
        run = run_for(actor_of_request(request), READ_REPORT, run_id)
        if run.state != RunState.ISSUED:
            raise NotIssued
        pdf = ReportRun.objects.values_list("pdf", flat=True).get(pk=run.id)
        answer = HttpResponse(bytes(pdf or b""), content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="laporan-{run.id}.pdf"'
        return answer
