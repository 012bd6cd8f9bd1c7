"""A rubric as data: aspects, weights that sum to 100, where each mark comes from, and the rule for ties."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from common.problems import Problem
from contests.domain.indicators import INDICATORS, Indicator

JUROR = "juri"
OLDER = "lebih_tua"
WHOLE = 100
NAME, GUIDE, MOST_ASPECTS = 80, 300, 20
_STEP = re.compile(r"\s*([A-Za-z]{1,3})\s*[=: ]\s*(\d{1,3})(?:\s+(.+?))?\s*")


@dataclass(frozen=True, slots=True)
class Step:
    """One answer a juror can give: a = 95, "Ada dan lengkap"."""

    letter: str
    value: int
    text: str = ""

    @property
    def label(self) -> str:
        """The answer as the score sheet shows it."""
        return f"{self.letter} · {self.value}" + (f" · {self.text}" if self.text else "")


# The steps of a provincial indicator sheet that was seen (Jawa Timur 2022); an organiser sets others.
SEEN_SCALE = (Step("a", 95), Step("b", 85), Step("c", 75), Step("d", 65))


@dataclass(frozen=True, slots=True)
class AspectDraft:
    """One line of a rubric. `source` is the key of an indicator, or "juri" with its scale."""

    name: str
    weight: int
    source: str
    parameters: Mapping[str, int] = field(default_factory=dict)
    scale: tuple[Step, ...] = ()
    guide: str = ""

    @property
    def indicator(self) -> Indicator | None:
        """The automatic indicator, None when jurors give the mark."""
        return INDICATORS.get(self.source)


def read_scale(text: str) -> tuple[Step, ...]:
    """ "a 95 lengkap; b 85; c 75" -> steps; refuses with ValueError what it cannot read."""
    found = []
    for part in re.split(r"[;,\n]", text):
        if part.strip():
            step = _STEP.fullmatch(part)
            if step is None:
                raise ValueError(part.strip())
            found.append(Step(step[1].lower(), int(step[2]), step[3] or ""))
    return tuple(found)


def write_scale(scale: Sequence[Step]) -> str:
    """The same text back, for the field it is put right in."""
    return "; ".join(f"{s.letter} {s.value}" + (f" {s.text}" if s.text else "") for s in scale)


def rubric_problems(aspects: Sequence[AspectDraft], ties: Sequence[str]) -> Iterator[Problem]:
    """Everything wrong with a rubric: its sum, then each line at "aspects.0.weight" and the like."""
    if not aspects:
        yield Problem("aspects", "Tulis paling sedikit satu aspek.", "kosong")
    elif (total := sum(aspect.weight for aspect in aspects)) != WHOLE:
        yield Problem("aspects", f"Jumlah bobot harus {WHOLE}, sekarang {total}.", "jumlah")
    if len(aspects) > MOST_ASPECTS:
        yield Problem("aspects", f"Paling banyak {MOST_ASPECTS} aspek.", "banyak")
    seen: set[str] = set()
    for place, aspect in enumerate(aspects):
        for problem in _aspect_problems(aspect, seen):
            yield problem.under(f"aspects.{place}")
        seen.add(aspect.name.strip().lower())
    yield from _tie_problems(ties, len(aspects))


def _aspect_problems(aspect: AspectDraft, seen: set[str]) -> Iterator[Problem]:
    if not aspect.name.strip():
        yield Problem("name", "Nama aspek belum diisi.", "kosong")
    elif len(aspect.name.strip()) > NAME:
        yield Problem("name", f"Nama aspek paling panjang {NAME} huruf.", "panjang")
    elif aspect.name.strip().lower() in seen:
        yield Problem("name", "Nama aspek ini sudah dipakai di atas.", "sama")
    if not 1 <= aspect.weight <= WHOLE:
        yield Problem("weight", "Bobot antara 1 dan 100.", "batas")
    if len(aspect.guide) > GUIDE:
        yield Problem("guide", f"Petunjuk paling panjang {GUIDE} huruf.", "panjang")
    if aspect.source == JUROR:
        yield from _scale_problems(aspect.scale)
    elif aspect.indicator is None:
        yield Problem("source", "Pilih sumber nilai dari daftar.", "tidak_ada")
    else:
        yield from _parameter_problems(aspect.indicator, aspect.parameters)


def _scale_problems(scale: Sequence[Step]) -> Iterator[Problem]:
    if len(scale) < 2:
        yield Problem("scale", "Tulis paling sedikit dua pilihan, misalnya a 95; b 85.", "sedikit")
    if len({step.letter for step in scale}) != len(scale):
        yield Problem("scale", "Tiap huruf hanya satu kali.", "sama")
    if any(not 0 <= step.value <= 100 for step in scale):
        yield Problem("scale", "Nilai antara 0 dan 100.", "batas")


def _parameter_problems(indicator: Indicator, given: Mapping[str, int]) -> Iterator[Problem]:
    for parameter in indicator.parameters:
        value = given.get(parameter.name, parameter.usual)
        if not parameter.low <= value <= parameter.high:
            message = f"{parameter.label} antara {parameter.low} dan {parameter.high}."
            yield Problem(f"parameters.{parameter.name}", message, "batas")
    for name in sorted(given.keys() - {p.name for p in indicator.parameters}):
        yield Problem(f"parameters.{name}", "Isian ini tidak dikenal.", "tidak_dikenal")


def _tie_problems(ties: Sequence[str], aspects: int) -> Iterator[Problem]:
    known = {OLDER} | {tie_on(number) for number in range(1, aspects + 1)}
    if any(tie not in known for tie in ties):
        yield Problem("ties", "Aturan nilai sama menyebut aspek yang tidak ada.", "tidak_ada")
    if len(set(ties)) != len(ties):
        yield Problem("ties", "Tiap aturan nilai sama hanya satu kali.", "sama")


def tie_on(number: int) -> str:
    """The step of the tie rule that compares the aspect of this number, "aspek:2"."""
    return f"aspek:{number}"


def tie_words(ties: Sequence[str], names: Mapping[int, str]) -> str:
    """The tie rule as the ranking states it."""
    said = [
        "kelompok yang lebih dahulu berdiri" if t == OLDER else f"nilai {names[int(t[6:])]}" for t in ties
    ]
    if not said:
        return "kelompok dengan nilai akhir sama berbagi peringkat."
    return f"didahulukan menurut {', lalu '.join(said)}; kalau masih sama, berbagi peringkat."
