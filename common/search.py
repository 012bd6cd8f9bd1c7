"""The spelling that lists are searched by: kept in a column, because lower() is not leakproof under RLS."""

import re
import unicodedata

_SIGNS = re.compile(r"[^a-z0-9]+")


def searchable(text: str) -> str:
    """ "  Hj. Siti  Nur'aini " -> "hj siti nuraini": lowercase, without accents, signs and double spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", ""))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _SIGNS.sub(" ", bare.lower()).strip()
