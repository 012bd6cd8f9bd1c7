"""Money on a loan outside of its plan: a cover given back, something on what was written off."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from accounts.door import TenantRequest, permission
from bookkeeping.access import loan_for
from bookkeeping.commands.desk import Recorded
from bookkeeping.commands.loans.covering import GiveBackCover, give_back_cover
from bookkeeping.commands.loans.writing_off import RecoverLoan, recover_loan, recoverable
from bookkeeping.forms.loans.paying import ReceiveForm
from bookkeeping.queries.loans.covers import to_give_back
from bookkeeping.views.answer import desk
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here


@permission(KEEP_BOOKS)
def give_back(request: TenantRequest, loan_id: UUID) -> HttpResponse:
    """The borrower gives back what was covered for her."""
    return _receive(
        request,
        loan_id,
        lambda v: give_back_cover(GiveBackCover(**v), actor=request.actor),
        to_give_back,
        heading="Terima kembali talangan",
        about="Uang ini kemudian diteruskan kepada anggota yang menanggung.",
        label="Talangan belum kembali",
    )


@permission(KEEP_BOOKS)
def recover(request: TenantRequest, loan_id: UUID) -> HttpResponse:
    """Money on a loan that was written off."""
    return _receive(
        request,
        loan_id,
        lambda v: recover_loan(RecoverLoan(**v), actor=request.actor),
        recoverable,
        heading="Terima pinjaman yang dihapus",
        about="Pinjaman ini sudah dihapus. Yang diterima dicatat sebagai penerimaan tersendiri.",
        label="Belum kembali",
    )


def _receive(
    request: TenantRequest,
    loan_id: UUID,
    run: Callable[[dict[str, Any]], Recorded],
    most: Callable[[UUID], int],
    **told: str,
) -> HttpResponse:
    """The form of such money; `most` is what may still come in on the loan."""
    loan, group = loan_for(request.actor, KEEP_BOOKS, loan_id)
    today = today_here()
    form = ReceiveForm(request.POST or None, today=today, initial={"date": today})
    return desk(
        request,
        group,
        form,
        lambda v: run({"loan_id": loan.id, **v}),
        "pinjaman_terima",
        loan=loan,
        most=most(loan.id),
        **told,
    )
