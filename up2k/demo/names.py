"""Names of people, groups, streets and businesses. All invented by combining common words."""

from random import Random


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


FIRST = _listed(
    """
    Sari, Endang, Wahyuni, Sulastri, Rini, Tutik, Siti, Yuliati, Dwi, Nur, Kasiyati, Sri, Lilik, Umi,
    Ratna, Sumiati, Ninik, Eka, Murtini, Ani, Dewi, Lestari, Kartini, Suparmi, Yayuk, Tri, Indah,
    Hartini, Mujiati, Retno, Wiwik, Asih, Parti, Rukmini, Sutini, Fitri, Marlina, Rosmawati, Yohana,
    Maria, Elisabeth, Nurhayati, Halimah, Zubaidah, Rohani, Astuti
    """
)
SECOND = _listed(
    """
    Wulandari, Rahayu, Handayani, Purwanti, Aminah, Astuti, Hidayah, Mariyati, Kulsum, Suhartini,
    Fitriani, Kusumawati, Lestari, Puspitasari, Setyowati, Ningsih, Utami, Safitri, Anggraini,
    Susilowati, Widayati, Maryani, Permatasari, Hasanah, Khasanah, Rahmawati, Saraswati, Pertiwi
    """
)
FLOWERS = _listed(
    """
    Melati, Mawar, Anggrek, Kenanga, Dahlia, Flamboyan, Cempaka, Teratai, Bougenville, Seruni, Kamboja,
    Nusa Indah, Alamanda, Sedap Malam, Kantil, Matahari, Tulip, Lili, Asoka, Wijaya Kusuma
    """
)
BUSINESSES = _listed(
    """
    Keripik pisang, Jahit dan bordir, Kue basah, Sablon, Anyaman bambu, Peyek kacang, Minuman jahe,
    Warung sayur, Telur asin, Kerupuk ikan, Tepung mocaf, Kerajinan manik, Simpan pinjam, Katering,
    Batik tulis, Bakso dan pentol, Budi daya jamur, Tas rajut, Kue kering, Tenun
    """
)
PLACES = ("Balai RW 2", "Rumah Bu ketua", "Balai kelurahan", "Posyandu RW 4", "Musala RT 3")
PURPOSES = ("Modal dagang", "Bahan baku", "Alat usaha", "Tambah gerobak", "Biaya sekolah anak")


def woman(chance: Random) -> str:
    """A name; about one in nine has one word only, as in life."""
    first = chance.choice(FIRST)
    return first if chance.random() < 0.11 else f"{first} {chance.choice(SECOND)}"


def women(chance: Random, count: int) -> list[str]:
    """So many names, no two alike."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[woman(chance)] = None
    return list(found)


def address(chance: Random) -> str:
    """A street, a number, RT and RW."""
    house, rt, rw = chance.randint(1, 40), chance.randint(1, 6), chance.randint(1, 9)
    return f"Gang {chance.choice(FLOWERS)} {house}, RT {rt} RW {rw}"
