from concurrent.futures import ThreadPoolExecutor
from time import time

from common.ids import uuid7


def test_is_a_version_7_uuid_of_the_rfc_variant() -> None:
    made = uuid7()
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_carries_the_millisecond_it_was_made() -> None:
    before = int(time() * 1000)
    milliseconds = uuid7().int >> 80
    assert before - 1 <= milliseconds <= int(time() * 1000) + 1


def test_grows_strictly_even_within_one_millisecond() -> None:
    made = [uuid7() for _ in range(5_000)]
    assert made == sorted(set(made))


def test_five_thousand_ids_do_not_run_ahead_of_the_clock() -> None:
    made = [uuid7() for _ in range(5_000)]
    assert made[-1].int >> 80 <= int(time() * 1000) + 2


def test_threads_never_share_an_id() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = [one for part in pool.map(lambda _: [uuid7() for _ in range(500)], range(4)) for one in part]
    assert len(set(made)) == 2_000
