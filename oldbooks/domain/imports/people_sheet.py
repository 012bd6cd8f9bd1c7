"""Members: the book of members, one a row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from common.search import searchable
from members.domain.rules import ADDRESS, bare_phone, identity_problems, joining_problems
from members.domain.words import OfficeName, Sex
from oldbooks.domain.imports.asking import SKIP
from oldbooks.domain.imports.desk import Desk
from oldbooks.domain.imports.findings import Choice, Question
from oldbooks.domain.imports.grid import Line, cell_name
from oldbooks.domain.imports.names import plain_name
from oldbooks.domain.imports.plan import Sheet
from oldbooks.domain.imports.rows import RowKind, kind_of
from oldbooks.domain.imports.tally import Tally

_WOMEN, _MEN = {"p", "pr", "perempuan", "wanita", "w"}, {"l", "lk", "laki laki", "laki", "pria"}
_OFFICES = {
    "ketua": OfficeName.KETUA,
    "sekretaris": OfficeName.SEKRETARIS,
    "bendahara": OfficeName.BENDAHARA,
}
_NO_OFFICE = {"", "anggota", "anggota biasa"}
_SEX = Question(
    "kelamin_kosong",
    "Jenis kelamin anggota yang kolomnya kosong?",
    (Choice("P", "Perempuan"), Choice("L", "Laki-laki"), Choice("salah", "Tandai supaya saya isi di berkas")),
)
_ADDRESS = Question("alamat_kosong", "Alamat untuk anggota yang alamatnya kosong?", form="teks")
_JOINED = Question("masuk_kosong", "Tanggal masuk untuk anggota yang kolomnya kosong?", form="tanggal")
_PLACES = {
    "name": "nama",
    "address": "alamat",
    "birth_date": "lahir",
    "phone": "telepon",
    "joined_on": "masuk",
}


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """A person to be entered."""

    sheet: str
    row: int
    name: str
    sex: Sex
    address: str
    joined_on: date
    birth_date: date | None
    phone: str | None
    number: int | None
    office: OfficeName | None


@dataclass
class PeopleReader:
    """Reads sheets of members."""

    desk: Desk
    tally: Tally = field(default_factory=Tally)
    _seen: set[str] = field(default_factory=set)

    def read(self, sheet: Sheet, lines: Iterable[Line]) -> Iterator[MemberRecord]:
        """The records of one sheet; who is a member already is asked about."""
        name = self.desk.column("nama") or 0
        for line in lines:
            text = self.desk.text(line, "nama")
            if not text or kind_of(line, range(name + 1), None) is not RowKind.DATA:
                self.desk.skip(sheet, line, "tanpa nama")
                continue
            before = len(self.desk.faults)
            found = self._record(sheet, line, text)
            if found is not None and len(self.desk.faults) == before:
                yield found

    def _record(self, sheet: Sheet, line: Line, name: str) -> MemberRecord | None:
        if not self._is_new(sheet, line, name):
            return None
        sex, address, joined = self._sex(sheet, line), self._address(line), self._joined(sheet, line)
        birth = self.desk.day(sheet, line, "lahir", carries=False)
        phone = bare_phone(self.desk.text(line, "telepon"))
        number, office = self._number(sheet, line), self._office(line)
        if sex is None or not address or joined is None:
            return None
        self._problems(sheet, line, name, address, birth, phone, joined)
        return MemberRecord(sheet.name, line.number, name, sex, address, joined, birth, phone, number, office)

    def _problems(
        self,
        sheet: Sheet,
        line: Line,
        name: str,
        address: str,
        birth: date | None,
        phone: str | None,
        joined: date,
    ) -> None:
        group = self.desk.group
        found = [*identity_problems(name, address, birth, phone, group.today)]
        found += joining_problems("joined_on", joined, group.today, group.founded_on, group.closed_on)
        for problem in found:
            self.desk.fault(sheet, line, self.desk.column(_PLACES.get(problem.field, "")), problem.message)

    def _is_new(self, sheet: Sheet, line: Line, name: str) -> bool:
        plain = plain_name(name)
        if plain in self._seen:
            self.desk.fault(sheet, line, self.desk.column("nama"), f"{name} ditulis dua kali di berkas ini.")
            return False
        self._seen.add(plain)
        if all(plain_name(known.name) != plain for known in self.desk.group.names):
            return True
        answer = self.desk.answer(f"orang:{plain}")
        if answer == SKIP:
            self.desk.skip(sheet, line, "sudah anggota")
        elif answer != "baru":
            choices = (Choice(SKIP, "Orang yang sama, lewati"), Choice("baru", "Orang lain dengan nama sama"))
            question = Question(f"orang:{plain}", f"{name} sudah tercatat di kelompok ini.", choices)
            self.desk.ask(question, cell_name(line.number, self.desk.column("nama") or 0))
        return answer == "baru"

    def _sex(self, sheet: Sheet, line: Line) -> Sex | None:
        written = searchable(self.desk.text(line, "kelamin"))
        if written:
            if written in _WOMEN | _MEN:
                return Sex.WOMAN if written in _WOMEN else Sex.MAN
            self.desk.fault(sheet, line, self.desk.column("kelamin"), "Tulis P atau L.")
            return None
        answer = self.desk.answer("kelamin_kosong")
        if answer == "salah":
            self.desk.fault(sheet, line, self.desk.column("kelamin"), "Jenis kelamin belum diisi.")
        elif answer not in ("P", "L"):
            self.desk.ask(_SEX, self.desk.text(line, "nama"))
        return {"P": Sex.WOMAN, "L": Sex.MAN}.get(answer)

    def _address(self, line: Line) -> str:
        written = self.desk.text(line, "alamat") or self.desk.answer("alamat_kosong")
        if not written:
            self.desk.ask(
                Question(_ADDRESS.key, _ADDRESS.text, proposal=self.desk.group.address, form="teks"),
                self.desk.text(line, "nama"),
            )
        return written[:ADDRESS]

    def _joined(self, sheet: Sheet, line: Line) -> date | None:
        column = self.desk.column("masuk")
        if column is not None and line.reading(column) not in (None, ""):
            return self.desk.day(sheet, line, "masuk", carries=False)
        try:
            return date.fromisoformat(self.desk.answer("masuk_kosong"))
        except ValueError:
            self.desk.ask(_JOINED, self.desk.text(line, "nama"))
            return None

    def _number(self, sheet: Sheet, line: Line) -> int | None:
        text = self.desk.text(line, "nomor")
        if not text:
            return None
        digits = text.removesuffix(".0").lstrip("0")
        if not digits.isdigit():
            self.desk.fault(sheet, line, self.desk.column("nomor"), "Nomor anggota harus angka.")
            return None
        return int(digits)

    def _office(self, line: Line) -> OfficeName | None:
        """One of the three offices; any other word is asked about once."""
        written = searchable(self.desk.text(line, "jabatan"))
        if written in _OFFICES or written in _NO_OFFICE:
            return _OFFICES.get(written)
        answer = self.desk.answer(f"jabatan:{written}")
        if answer not in (*_OFFICES, SKIP):
            offices = (Choice(word, office.label) for word, office in _OFFICES.items())
            choices = (Choice(SKIP, "Anggota biasa"), *offices)
            text = f"Jabatan “{self.desk.text(line, 'jabatan')}” dicatat sebagai apa?"
            self.desk.ask(Question(f"jabatan:{written}", text, choices), self.desk.text(line, "nama"))
        return _OFFICES.get(answer)
