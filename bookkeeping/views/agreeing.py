"""What the group agreed, and what it agreed before."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.door import TenantRequest, permission
from accounts.views.answer import attempt, page
from bookkeeping.commands.agreeing import SetRules, set_rules
from bookkeeping.domain.loans.words import RHYTHMS, jasa_words
from bookkeeping.domain.rules import AgreedRules, Settlement, WajibEvery
from bookkeeping.forms.agreeing import RulesForm, order_words
from bookkeeping.queries.agreed import HeldRules, rules_history, rules_on
from common.rupiah import format_rupiah
from common.words import tanggal
from groups.access import group_for
from groups.policies import KEEP_BOOKS
from regions.queries.day import today_here

AGREED = (
    "simpanan_pokok",
    "simpanan_wajib",
    "simpanan_terikat",
    "unit",
    "rate_bps",
    "count",
    "rounding",
    "penalty",
    "wajib_paid_out",
    "joint_liability",
)


@permission(KEEP_BOOKS)
def rules(request: TenantRequest, group_id: UUID) -> HttpResponse:
    """Aturan kelompok, as they hold today, to be changed from a day on."""
    group, today = group_for(request.actor, KEEP_BOOKS, group_id), today_here()
    now = rules_on(group.id, today)
    initial = {name: getattr(now, name) for name in AGREED}
    initial |= {"starts_on": today, "method": now.method.value, "rhythm": now.rhythm.value}
    initial |= {"wajib_every": now.wajib_every.value, "settlement": now.settlement.value}
    initial |= {"allocation": ",".join(now.allocation)}
    form = RulesForm(request.POST or None, today=today, initial=initial)
    key = f"aturan-{group.id}"
    if request.method == "POST" and attempt(
        form, lambda v: set_rules(SetRules(group_id=group.id, **v), actor=request.actor)
    ):
        since = tanggal(form.cleaned_data["starts_on"])
        messages.success(request, f"Aturan kelompok tersimpan, berlaku mulai {since}.", extra_tags=key)
        return redirect("buku", group.id)
    context = {"form": form, "group": group, "draft_key": key, "now": now}
    context["history"] = [_told(held) for held in rules_history(group.id, today)]
    return page(request, "bookkeeping/aturan.html", context, form)


@dataclass(frozen=True)
class ToldRules:
    """Rules of some days in words, as the history shows them."""

    held: HeldRules
    savings: str
    loans: str


def _told(held: HeldRules) -> ToldRules:
    return ToldRules(held, _savings_words(held.rules), _loan_words(held.rules))


def _savings_words(rules: AgreedRules) -> str:
    """ "Pokok 50.000, wajib 10.000 setiap rapat, terikat 3.000 setiap angsuran"."""
    every = "setiap bulan" if rules.wajib_every is WajibEvery.MONTH else "setiap rapat"
    parts = [
        (rules.simpanan_pokok, "Pokok {}"),
        (rules.simpanan_wajib, f"wajib {{}} {every}"),
        (rules.simpanan_terikat, "terikat {} setiap angsuran"),
    ]
    told = [words.format(format_rupiah(amount)) for amount, words in parts if amount]
    if rules.wajib_paid_out:
        told.append("wajib ikut dibagikan tahunan")
    text = ", ".join(told)
    return text[:1].upper() + text[1:] if text else "Tidak ada jumlah yang disepakati"


def _loan_words(rules: AgreedRules) -> str:
    """ "Jasa 1,5 % tetap, 10 kali tiap bulan, denda 2.000; denda, jasa, lalu pokok"."""
    told = [f"Jasa {jasa_words(rules.rate_bps, rules.method)}, {rules.count} kali {RHYTHMS[rules.rhythm]}"]
    if rules.penalty:
        told.append(f"denda {format_rupiah(rules.penalty)}")
    told.append(f"uang angsuran untuk {order_words(rules.allocation).lower()}")
    all_due = rules.settlement is Settlement.SEMUA
    told.append("lunas awal membayar semua jasa" if all_due else "lunas awal membayar jasa sampai hari itu")
    if rules.joint_liability:
        told.append("tanggung renteng")
    return ", ".join(told)
