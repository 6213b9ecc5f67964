"""Imports go one way, and the core needs nothing but Python."""

import ast
import sys

from contracts.tree import CORE, ROOT, parsed, python_files, shown
from importlinter.application import use_cases
from importlinter.application.output import console
from importlinter.configuration import configure

ALLOWED = sys.stdlib_module_names | {"tongban"}
NOT_FOR_RULES = {
    "os",
    "socket",
    "subprocess",
    "urllib",
    "http",
    "time",
    "random",
    "logging",
}


def imported(file):
    """Return the top-level names that `file` imports."""
    for node in ast.walk(parsed(file)):
        match node:
            case ast.Import(names=names):
                yield from (name.name.partition(".")[0] for name in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]


def test_the_core_imports_only_the_standard_library():
    foreign = {shown(file): set(imported(file)) - ALLOWED for file in python_files(CORE)}

    assert not {file: names for file, names in foreign.items() if names}


def test_the_core_has_no_clock_no_network_and_no_chance():
    impure = {shown(file): set(imported(file)) & NOT_FOR_RULES for file in python_files(CORE)}

    assert not {file: names for file, names in impure.items() if names}


def test_every_import_contract_holds(monkeypatch):
    monkeypatch.chdir(ROOT)
    configure()
    with console.capture() as printed:
        holds = use_cases.lint_imports(config_filename=str(ROOT / ".importlinter"), cache_dir=None)

    assert holds, printed.get()
