"""The time zone of each province, by the first two digits of the Kemendagri code.

Keppres 41/1987 drew the three zones, in force since 1 January 1988; the provinces made since then lie in the
zone of the province they were part of. State of the table: 2025, 38 provinces.
"""

WIB, WITA, WIT = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"

_PROVINCES = {
    WIB: (11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 61, 62),
    WITA: (51, 52, 53, 63, 64, 65, 71, 72, 73, 74, 75, 76),
    WIT: (81, 82, 91, 92, 93, 94, 95, 96),
}
ZONE_OF_PROVINCE = {f"{province}": zone for zone, numbers in _PROVINCES.items() for province in numbers}


def zone_of(code: str) -> str | None:
    """Zone of a kota by its code ("53.71" -> "Asia/Makassar"); None for a province nobody knows."""
    return ZONE_OF_PROVINCE.get(code[:2])
