"""Only commands write, and every command knows who acts."""

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from accounts.commands.run import REGISTRY
from accounts.domain.command_words import WORDS
from accounts.domain.roles import Actor
from tests.architecture.sources import ROOT, at, modules, tree

ALWAYS = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
OF_QUERYSETS = {"update", "delete"}
SQL_WRITE = re.compile(r"\b(INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b")
# Beside commands/ and migrations/, these write, and why.
WRITERS = {
    "accounts/sessions.py": "the session engine of the framework",
}


@pytest.fixture(scope="module", autouse=True)
def every_command() -> None:
    for path in modules():
        if "commands" in path.parts and "management" not in path.parts or path.name == "commands.py":
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))


def test_only_commands_write() -> None:
    found = [
        f"{at(path, node)} {ast.unparse(node)[:60]}"
        for path in modules()
        if not _may_write(path)
        for node in ast.walk(tree(path))
        if _writes(node)
    ]
    assert not found, "\n".join(found) + "\nput the write into commands/ of its app and call that"


def _may_write(path: Path) -> bool:
    room = path.relative_to(ROOT)
    is_command = ("commands" in room.parts and "management" not in room.parts) or room.name == "commands.py"
    return is_command or room.as_posix() in WRITERS


def _writes(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return bool(SQL_WRITE.search(node.value))
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    verb, whose = node.func.attr, ast.unparse(node.func.value)
    if verb in ALWAYS:
        return ".objects" in whose or "_set" in whose
    if verb in OF_QUERYSETS:
        return ".objects" in whose or ".filter(" in whose
    # An image or a document is saved to a place; a row is saved to nothing.
    return verb == "save" and not node.args and all(k.arg != "fp" for k in node.keywords)


def test_every_command_has_an_actor_and_a_frozen_body() -> None:
    for name, run in REGISTRY.items():
        signature = inspect.signature(run, eval_str=True)
        body, actor = signature.parameters["cmd"], signature.parameters["actor"]
        assert actor.kind is inspect.Parameter.KEYWORD_ONLY, f"{name}: write def {name}(cmd, *, actor: Actor)"
        assert actor.annotation is Actor, f"{name}: its actor is an Actor, never optional"
        assert actor.default is inspect.Parameter.empty, f"{name}: no default actor, no command without one"
        frozen = body.annotation.__dataclass_params__.frozen
        assert frozen, f"{name}: its body must be a frozen dataclass"
        assert "command_id" in body.annotation.__dataclass_fields__, f"{name}: give its body a command_id"


def test_every_command_is_called_by_its_app() -> None:
    wrong = [n for n, run in REGISTRY.items() if n.split(".")[0] != run.__module__.split(".")[0]]
    assert not wrong, f'{wrong}: name it "app.verb" after the app it stands in'


def test_the_log_has_words_for_every_command() -> None:
    missing = sorted(set(REGISTRY) - set(WORDS))
    assert not missing, f"{missing}: add what the log shall say to accounts/domain/command_words.py"


def test_no_command_is_known_by_two_names() -> None:
    functions = [inspect.unwrap(run) for run in REGISTRY.values()]
    assert len(functions) == len(set(functions))
