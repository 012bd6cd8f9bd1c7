"""bin/demo --once picks its people from what demo_accounts prints."""

import json

from ops.once import Account, people

ROWS = [
    {"role": "pokja_kota", "username": "pokja.3375", "password": "p", "area_id": 3375},
    {"role": "kader", "username": "kader.gedongan", "password": "k", "area_id": 3576021004},
    {"role": "pokja_kota", "username": "pokja.mojokerto", "password": "m", "area_id": 3576},
]


def test_the_kader_meets_the_pokja_of_her_own_city() -> None:
    kader, pokja = people(json.dumps(ROWS))
    assert kader == Account("kader.gedongan", "k", "3576021004")
    assert pokja == Account("pokja.mojokerto", "m", "3576")
