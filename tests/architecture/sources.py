"""Our own source files, read once."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_APPS = {
    "tests",
    "benchmarks",
    "docs",
    "static",
    "templates",
    "var",
    "requirements",
    "docker",
    "bin",
    "ops",
}


@cache
def packages() -> tuple[str, ...]:
    """Our packages: the apps, common and up2k."""
    return tuple(
        sorted(
            folder.name
            for folder in ROOT.iterdir()
            if (folder / "__init__.py").exists() and folder.name not in NOT_APPS
        )
    )


def modules(*, migrations: bool = False) -> Iterator[Path]:
    """Every Python file of our packages."""
    for package in packages():
        for path in sorted((ROOT / package).rglob("*.py")):
            if migrations or "migrations" not in path.parts:
                yield path


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def at(path: Path, node: ast.AST) -> str:
    """Where something stands: "groups/views.py:12"."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"
