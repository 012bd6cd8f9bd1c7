"""docs/ledger.md says everything there is: each account, rule and proof, and tests that exist."""

import re
from pathlib import Path

from bookkeeping.domain.chart import CHART
from bookkeeping.queries.check.sums import proofs

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
FILES = sorted((ROOT / "bookkeeping" / "migrations" / "sql").glob("*.sql"))
SQL = "\n".join(path.read_text(encoding="utf-8") for path in FILES if not path.stem.endswith("_back"))


def test_every_account_is_described() -> None:
    told = re.findall(r"^\| (\d{4}) \| ([^|]+?) \| (\w+) \|", PAGE, re.MULTILINE)
    assert told == [(str(spec.code), spec.name, spec.kind.value.lower()) for spec in CHART]


def test_every_rule_and_function_is_described() -> None:
    refused = set(re.findall(r"up2k_refuse\('(23U\d\d)', '(\w+)'", SQL))
    assert refused
    assert {rule for rule in refused if f"| {rule[0]} | `{rule[1]}` |" not in PAGE} == set()
    triggers = set(re.findall(r"CREATE TRIGGER (\w+)", SQL))
    assert {name for name in triggers if f"`{name}`" not in PAGE} == set()
    assert {name for name in proofs() if f"`{name}`" not in PAGE} == set()


def test_every_test_that_is_named_is_there() -> None:
    last = ""
    for folder, name, test in re.findall(r"`(?:(\w+)/(test_\w+\.py))?(?:::(test_\w+))?`", PAGE):
        if not (name or test):
            continue
        last = f"{folder}/{name}" if name else last
        text = (ROOT / "tests" / last).read_text(encoding="utf-8")
        assert not test or f"def {test}(" in text, (last, test)
