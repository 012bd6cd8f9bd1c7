"""Imports run one way, files stay small, nothing happens behind the reader's back."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.architecture.sources import ROOT, at, modules, packages, tree

MOST_LINES = {".py": 400, ".html": 150, ".js": 400, ".css": 400}
MOST_FUNCTION = 60
RULES_WITHOUT_DJANGO = ("domain",)


def test_imports_run_down_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    broken = lint_imports()
    told = capsys.readouterr().out
    assert broken == 0, (
        f"{told}\nan app may import only those below it: call what is below, or move the meeting point up; "
        "the line stands in pyproject.toml and docs/architecture.md"
    )


def test_every_package_stands_in_the_line_of_imports() -> None:
    line = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = set(re.findall(r'"(\w+)"', line.partition("root_packages")[2].partition("]")[0]))
    assert set(packages()) == named, "put the package into root_packages and layers in pyproject.toml"


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        at(path, inner)
        for path in modules()
        for outer in ast.walk(tree(path))
        if isinstance(outer, ast.FunctionDef)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not hidden, (
        f"{hidden}: move the import to the top; if that makes a circle, a function is misplaced"
    )


def test_files_stay_small() -> None:
    folders = [ROOT / name for name in (*packages(), "ops", "templates", "tests", "static/js", "static/css")]
    files = [p for folder in folders for p in folder.rglob("*") if p.suffix in MOST_LINES]
    long = [
        f"{path.relative_to(ROOT)} ({count})"
        for path in files
        if "migrations" not in path.parts and (count := _lines(path)) > MOST_LINES[path.suffix]
    ]
    assert not long, f"{long}: split it where it already has two subjects"


def test_functions_stay_small() -> None:
    long = [
        f"{at(path, node)} {node.name} ({(node.end_lineno or 0) - node.lineno + 1})"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= MOST_FUNCTION
    ]
    assert not long, f"{long}: give its parts names of their own"


def test_no_signals() -> None:
    found = [
        at(path, node)
        for path in modules()
        for node in ast.walk(tree(path))
        if (
            isinstance(node, ast.ImportFrom)
            and node.module in {"django.dispatch", "django.db.models.signals"}
        )
        or (
            isinstance(node, ast.Attribute)
            and node.attr == "connect"
            and "signal" in ast.unparse(node).lower()
        )
    ]
    assert not found, f"{found}: say it in the command that causes it; nobody finds a signal by reading"


def test_no_model_changes_what_saving_means() -> None:
    found = [
        at(path, method)
        for path in modules()
        if "models" in path.parts or path.name == "models.py"
        for method in ast.walk(tree(path))
        if isinstance(method, ast.FunctionDef) and method.name in {"save", "delete", "clean"}
    ]
    assert not found, f"{found}: the rule belongs into domain/, the write into commands/"


def test_rules_know_no_django() -> None:
    found = [
        at(path, node)
        for path in modules()
        if any(room in path.parts for room in RULES_WITHOUT_DJANGO)
        for node, name in _imports(path)
        if name.split(".")[0] in {"django", "rest_framework", "celery", "psycopg"}
    ]
    assert not found, f"{found}: domain/ is plain values; hand it what it needs from commands/ or queries/"


def test_migrations_are_named_and_stand_alone() -> None:
    auto = [p.name for p in modules(migrations=True) if "migrations" in p.parts and "_auto_" in p.name]
    assert not auto, f"{auto}: makemigrations -n what_it_does"
    allowed = re.compile(r"\.(tenancy|fields|migrations)|^common\.")
    ours = [
        f"{at(path, node)} {name}"
        for path in modules(migrations=True)
        if "migrations" in path.parts
        for node, name in _imports(path)
        if name.split(".")[0] in packages() and not allowed.search(name)
    ]
    assert not ours, (
        f"{ours}: a migration imports no app code, which will change under it; copy the few values"
    )


def _imports(path: Path) -> Iterator[tuple[ast.stmt, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module
        elif isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
