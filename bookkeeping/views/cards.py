"""Kartu anggota: on the screen, as PDF, as a picture, and as a picture behind a link for seven days."""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts.brakes import Brake
from accounts.door import TenantRequest, permission
from accounts.policies import Public, may
from bookkeeping import papers
from bookkeeping.commands.sharing import ShareCard, WithdrawCard, share_card, withdraw_card
from bookkeeping.papers import PORTRAIT
from bookkeeping.queries.member_card import MemberAccount, member_account
from bookkeeping.queries.shared_cards import open_cards, picture_shown, read_card_token
from bookkeeping.views.asking import desk_of, wants_paper
from common.ids import uuid7
from common.words import tanggal
from groups.access import group_for
from groups.models import Group
from groups.policies import KEEP_BOOKS, READ_GROUP, place_of
from regions.queries.day import today_here
from regions.tenancy.scope import scope

PNG = "image/png"
BRAKE = Brake("kartu", most=20, seconds=3600)


@permission(READ_GROUP)
@require_GET
def member_card(request: TenantRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    """The card as of today, with the links that still show it."""
    group, today = group_for(request.actor, READ_GROUP, group_id), today_here()
    account = _account(group, member_id, today)
    name = f"kartu-anggota-{account.member.number}"
    if wants_paper(request):
        made = papers.member_card(desk_of(request, group, today), account)
        return papers.paper(request, "print/kartu_anggota.html", PORTRAIT, name, buku=made)
    if request.GET.get("unduh") == "png":
        made = papers.member_card(desk_of(request, group, today), account)
        answer = HttpResponse(papers.card_picture(made), content_type=PNG)
        answer["Content-Disposition"] = f'attachment; filename="{name}.png"'
        return answer
    may_keep = may(request.actor, KEEP_BOOKS, place_of(group))
    context = {
        "group": group,
        "account": account,
        "links": _links(request, group, account) if may_keep else (),
        "command_id": uuid7(),
        "may_keep": may_keep,
    }
    return render(request, "bookkeeping/kartu_anggota.html", context)


def _account(group: Group, member_id: UUID, on: date) -> MemberAccount:
    account = member_account(group.id, member_id, on)
    if account is None:
        raise Http404("no such member in this group")
    return account


def _links(request: TenantRequest, group: Group, account: MemberAccount) -> list[dict[str, object]]:
    person = account.member.person
    made = []
    for card in open_cards(group.id, person.member_id):
        address = request.build_absolute_uri(reverse("kartu_gambar", args=[card.token]))
        until = localdate(card.expires_at)
        text = (
            f"Kartu simpanan dan pinjaman {person.called} di {group}. "
            f"Gambarnya bisa dibuka sampai {tanggal(until)}: {address}"
        )
        whatsapp = "https://wa.me/?" + urlencode({"text": text})
        made.append({"card": card, "until": until, "address": address, "whatsapp": whatsapp})
    return made


@permission(KEEP_BOOKS)
@require_POST
def share(request: TenantRequest, group_id: UUID, member_id: UUID) -> HttpResponse:
    """Make the picture and its link."""
    group = group_for(request.actor, KEEP_BOOKS, group_id)
    _account(group, member_id, today_here())
    share_card(ShareCard(_command_id(request), group.id, member_id), actor=request.actor)
    messages.success(request, "Gambar kartu siap. Kirim tautannya lewat WhatsApp.")
    return redirect("kartu_anggota", group.id, member_id)


@permission(KEEP_BOOKS)
@require_POST
def withdraw(request: TenantRequest, group_id: UUID, member_id: UUID, card_id: UUID) -> HttpResponse:
    """Let a link show nothing any more."""
    group = group_for(request.actor, KEEP_BOOKS, group_id)
    if card_id not in {card.id for card in open_cards(group.id, member_id)}:
        raise Http404("no such picture of this member")
    withdraw_card(WithdrawCard(_command_id(request), group.id, card_id), actor=request.actor)
    messages.success(request, "Tautan ditarik. Gambarnya tidak bisa dibuka lagi.")
    return redirect("kartu_anggota", group.id, member_id)


def _command_id(request: TenantRequest) -> UUID:
    try:
        return UUID(request.POST.get("command_id", ""))
    except ValueError:
        return uuid7()


@permission(
    Public("whoever was sent the signed link of a card sees that picture for seven days, nothing else")
)
@never_cache
@require_GET
def picture(request: HttpRequest, token: str) -> HttpResponse:
    """The picture of a link. Whatever is wrong with a link, it is told in the same words."""
    signed = None if BRAKE.holds(request) else read_card_token(token)
    shown = None
    if signed is not None:
        with scope(signed.kota_id):
            shown = picture_shown(signed.card_id)
    if shown is None:
        BRAKE.note(request)
        return render(request, "bookkeeping/kartu_habis.html", status=404)
    answer = HttpResponse(shown, content_type=PNG)
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
