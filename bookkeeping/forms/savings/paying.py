"""Simpanan paid in and taken out."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from accounts.fields import MoneyField, choose
from bookkeeping.forms.base import DeskForm, day, kas_or_bank, member_field
from bookkeeping.queries.people import Enrolled
from common.rupiah import format_rupiah


class SaveForm(DeskForm):
    """What a member pays in."""

    PLACES = {"kas": "wajib"}

    member_id = member_field("Yang menyimpan.")
    date = day()
    wajib = MoneyField(
        label="Simpanan wajib",
        help_text="Yang rutin tiap rapat atau tiap bulan, juga tunggakannya.",
        required=False,
    )
    sukarela = MoneyField(
        label="Simpanan sukarela", help_text="Bebas, boleh diambil kembali.", required=False
    )
    pokok = MoneyField(
        label="Simpanan pokok", help_text="Sekali, ketika baru menjadi anggota.", required=False
    )
    bank = kas_or_bank("Tempat uang", "Tunai di kotak kas, atau lewat rekening kelompok.")

    def __init__(
        self, *args: Any, members: tuple[Enrolled, ...], owed: Mapping[UUID, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(m.person.member_id), _with_arrears(m, owed)) for m in members]
        choose(self, "member_id", [("", "Pilih"), *named])


def _with_arrears(member: Enrolled, owed: Mapping[UUID, int]) -> str:
    """ "3. Sari, tunggakan wajib Rp 20.000"."""
    name, amount = f"{member.number}. {member.person.name}", owed.get(member.person.member_id, 0)
    return f"{name}, tunggakan wajib Rp {format_rupiah(amount)}" if amount else name


class WithdrawForm(DeskForm):
    """Simpanan sukarela given back."""

    PLACES = {"kas": "amount"}

    member_id = member_field("Di sampingnya simpanan sukarela yang ia punya.")
    date = day()
    amount = MoneyField(label="Jumlah yang diambil", help_text="Paling banyak simpanan sukarelanya.")
    bank = kas_or_bank("Diambil dari", "Tunai dari kotak kas, atau lewat rekening kelompok.")

    def __init__(
        self, *args: Any, members: tuple[Enrolled, ...], held: Mapping[UUID, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [
            (
                str(m.person.member_id),
                f"{m.number}. {m.person.name}, Rp {format_rupiah(held[m.person.member_id])}",
            )
            for m in members
        ]
        choose(self, "member_id", [("", "Pilih"), *dict(named).items()])
