"""What is leaned on inside Textual and Rich: every such name, with the tests that fail when it is another one.

Whoever takes a newer Textual reads this list first. A name of ours that is one of theirs by chance is found as well.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import planner.tui

HERE = Path(__file__).parent
THEIRS = ("textual", "rich")
LEANED_ON = {
    "_attributes": "test_painting",
    "_bindings": "test_rating",
    "_button": "test_export",
    "_clipboard": "test_private_sheets",
    "_close_messages_no_wait": "test_errors",
    "_color_system": "test_painting",
    "_compositor": "test_touched",
    "_display": "test_painting",
    "_exception": "test_errors",
    "_exit_renderables": "test_errors",
    "_fatal_error": "test_errors",
    "_file": "test_terminal",
    "_get_renders": "test_touched",
    "_keymap": "test_keymap",
    "_lines": "test_fill",
    "_modes": "test_week",
    "_notifications": "test_errors",
    "_on_click": "test_mouse",
    "_on_paste": "test_add",
    "_parse_cache": "test_styles",
    "_require_parse": "test_styles",
    "_screen_resized": "test_behind",
    "_scroll_update": "test_catalogue",
    "_selected": "test_new_activity",
    "_set_attributes": "test_painting",
    "_size": "test_behind",
    "_variables": "test_styles",
    "textual._compositor": "test_painting",
    "textual.document._document": "test_change",
    "textual.document._edit": "test_change",
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for found in pkgutil.walk_packages(planner.tui.__path__, "planner.tui."):
        module = importlib.import_module(found.name)
        yield found.name, ast.parse(inspect.getsource(module))


@cache
def inside(kind: type) -> frozenset[str]:
    """The private names of a class of theirs: what it has, and what it gives itself."""
    names = {*vars(kind), *re.findall(r"\bself\.(_[a-z]\w*)", inspect.getsource(kind))}
    return frozenset(name for name in names if is_private(name))


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def test_no_more_is_leaned_on_inside_textual_than_is_known_here() -> None:
    found: set[str] = set()
    ours: set[str] = set()
    reached: set[str] = set()
    for name, tree in modules():
        for node in ast.walk(tree):
            match node:
                case ast.ImportFrom(module=str(room)) if room.startswith(THEIRS) and "._" in room:
                    found.add(room)
                case ast.ClassDef(name=title):
                    mine = set(names_of(node))
                    ours |= mine
                    kind = getattr(importlib.import_module(name), title, None)
                    bases = [base for base in kind.__mro__ if base.__module__.startswith(THEIRS)] if kind else []
                    # Of a class that a function makes it can't be told whose its names are.
                    found |= mine & {private for base in bases for private in inside(base)} if kind else mine
                case ast.Attribute(value=value, attr=attr) if is_private(attr):
                    if not (isinstance(value, ast.Name) and value.id == "self"):
                        reached.add(attr)
    assert found | (reached - ours) == set(LEANED_ON)


def names_of(kind: ast.ClassDef) -> Iterator[str]:
    """The private names that a class defines, or asks itself for."""
    for node in ast.walk(kind):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if is_private(name):
                yield name
            case ast.Attribute(value=ast.Name(id="self"), attr=name) if is_private(name):
                yield name


def test_what_holds_each_of_them_is_there() -> None:
    assert [tests for tests in LEANED_ON.values() if not (HERE / f"{tests}.py").exists()] == []
