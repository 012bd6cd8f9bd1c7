"""An open lomba administrasi with a sample rubric; nothing official."""

from datetime import date
from uuid import UUID

from accounts.domain.roles import Actor
from common.ids import uuid7
from common.period import Period
from contests.commands import OpenEdition, SetRubric, open_edition, set_rubric
from contests.commands.scoring import (
    FinishScoring,
    ScoreKelurahan,
    StartScoring,
    finish_scoring,
    part_id,
    score_kelurahan,
    start_scoring,
)
from contests.domain.rubric import JUROR, OLDER, SEEN_SCALE, AspectDraft, tie_on
from contests.domain.words import Entrants

RUBRIC = (
    AspectDraft("Buku terisi", 25, "buku_terisi"),
    AspectDraft("Rapat bulanan", 20, "rapat_diadakan", {"rapat": 1}),
    AspectDraft("Hitung kas cocok", 15, "kas_cocok"),
    AspectDraft("Tunggakan kecil", 10, "tunggakan_kecil"),
    AspectDraft(
        "Kunjungan juri", 30, JUROR, scale=SEEN_SCALE, guide="Buka buku, bukti kas dan daftar hadir."
    ),
)


def open_lomba(today: date, actor: Actor) -> UUID:
    """This year's edition over the six months before this one, with computed scores."""
    last = Period.of(today).previous()
    cmd = OpenEdition(
        uuid7(),
        "Lomba administrasi UP2K (contoh)",
        today.year,
        last.next().first,
        last.plus(3).last,
        last.plus(-5),
        last,
        Entrants.POKSUS,
        is_sample=True,
    )
    edition_id = open_edition(cmd, actor=actor).edition_id
    set_rubric(SetRubric(uuid7(), edition_id, RUBRIC, (tie_on(1), tie_on(2), OLDER)), actor=actor)
    run = start_scoring(StartScoring(uuid7(), edition_id), actor=actor)
    for kelurahan_id in run.kelurahan:
        score_kelurahan(
            ScoreKelurahan(part_id(run.run_id, kelurahan_id), run.run_id, kelurahan_id), actor=actor
        )
    finish_scoring(FinishScoring(part_id(run.run_id, "akhir"), run.run_id), actor=actor)
    return edition_id
