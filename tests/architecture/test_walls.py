"""Small files and small functions: the walls of the house style."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.layers import ROOT

LINES_OF_FILE, LINES_OF_TEMPLATE, LINES_OF_FUNCTION, ARGUMENTS = 300, 150, 40, 5


def modules() -> list[Path]:
    return [path for path in sorted(ROOT.rglob("*.py")) if "migrations" not in path.parts]


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield path, node


def test_no_file_passes_the_wall() -> None:
    found = {
        p.relative_to(ROOT): n for p in modules() if (n := len(p.read_text().splitlines())) > LINES_OF_FILE
    }
    assert not found


def test_no_template_passes_the_wall() -> None:
    sizes = {path: len(path.read_text().splitlines()) for path in ROOT.rglob("*.html")}
    assert not {path.relative_to(ROOT): n for path, n in sizes.items() if n > LINES_OF_TEMPLATE}


def test_no_function_passes_the_wall() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path, node in functions()
        if (node.end_lineno or 0) - node.lineno >= LINES_OF_FUNCTION
    ]
    assert not found


def test_no_function_takes_more_than_five_things() -> None:
    """Besides `self`, the request, and the actor and the moment that every action takes."""
    free = {"self", "cls", "request", "by", "at"}
    found = []
    for path, node in functions():
        names = {a.arg for a in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]} - free
        if len(names) > ARGUMENTS:
            found.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert not found


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path.relative_to(ROOT)
        for path in modules()
        if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert not silent


def test_no_module_has_a_name_that_says_nothing() -> None:
    nothing = {"utils", "helpers", "common", "misc", "services", "util", "helper"}
    assert not [path for path in modules() if path.stem in nothing or path.parent.name in nothing]
