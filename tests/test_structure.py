"""What holds of the code as a whole: its imports and its names."""

import ast
from collections import defaultdict
from itertools import takewhile
from pathlib import Path
from typing import TypeGuard

import grimp

import poa_tracker
from poa_tracker.cli.app import COMMANDS

PIECEMEAL = {"diff", "due", "list", "period", "returns", "show"}
"""Commands whose functions import each for itself."""

PLAIN_BY_PACKAGE = {
    *("cli", "edits", "rules", "output"),
    *("report/sections", "report/charts", "report/language", "report/pdf", "report/word"),
}
"""Packages of many of a kind: a module is the command, the section, the chart … of what it is called after."""

SOURCE = Path(poa_tracker.__file__).parent


def test_no_module_imports_itself_through_others() -> None:
    """`lint-imports` looks at the modules of a package beside each other; this one at their package's face as well."""
    graph = grimp.build_graph("poa_tracker", cache_dir=None)
    left = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(left) > 200
    # What imports nothing of what is left is in no circle, nor is what nothing left imports.
    while loose := {
        module
        for module, imported in left.items()
        if not imported & left.keys() or not any(module in others for others in left.values())
    }:
        left = {module: imported for module, imported in left.items() if module not in loose}
    assert sorted(left) == []


def command_functions() -> set[tuple[str, str]]:
    """The module of `cli/` and the name of every command's function."""
    return {
        (module, function)
        for module, functions in COMMANDS.items()
        for function in ([functions] if isinstance(functions, str) else functions.values())
    }


def imports_without_a_reason(path: Path) -> list[str]:
    """Imports that stand neither at a module's top, nor first in a command's function, nor below a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    functions = [node for node in ast.walk(ast.parse("\n".join(lines))) if isinstance(node, ast.FunctionDef)]
    first = {
        statement.lineno
        for function in functions
        if (path.stem, function.name) in command_functions()
        for statement in takewhile(is_import, function.body[1:])
    }
    late = {node.lineno for function in functions for node in ast.walk(function) if is_import(node)}
    found = []
    for number in sorted(late - first):
        above = number - 2
        while lines[above].lstrip().startswith(("from ", "import ")):
            above -= 1
        if not lines[above].lstrip().startswith("#"):
            found.append(f"cli/{path.name}:{number}: {lines[number - 1].strip()}")
    return found


def is_import(node: ast.AST) -> TypeGuard[ast.Import | ast.ImportFrom]:
    return isinstance(node, ast.Import | ast.ImportFrom)


def test_an_import_that_waits_says_what_it_saves() -> None:
    modules = [path for path in sorted((SOURCE / "cli").glob("*.py")) if path.stem not in PIECEMEAL]
    assert len(modules) > 30
    assert [one for path in modules for one in imports_without_a_reason(path)] == []


def public_classes() -> dict[str, list[str]]:
    """Where each public class is made, by its name."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}")
    return found


def test_no_two_public_classes_have_one_name() -> None:
    found = public_classes()
    assert len(found) > 200
    assert {name: places for name, places in found.items() if len(places) > 1} == {}


def test_a_module_has_a_name_of_its_own_or_one_that_its_package_makes_plain() -> None:
    """`cli/milestone.py` is the command and `model/milestone.py` the record; two floors never say one word twice."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(SOURCE)
        if path.stem != "__init__" and place.parent.as_posix() not in PLAIN_BY_PACKAGE:
            found[path.stem].append(place.as_posix())
    assert len(found) > 70
    assert {name: places for name, places in found.items() if len(places) > 1} == {}
