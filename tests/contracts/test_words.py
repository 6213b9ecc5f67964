"""Every package is a table of contents, and every word of the core stands in the glossary."""

import ast

from contracts.tree import CORE, ROOT, SOURCE, parsed, python_files, shown

PACKAGES = sorted(
    file.parent for file in SOURCE.rglob("__init__.py") if "migrations" not in file.parts
)
EVASIVE = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "info",
    "data",
    "base",
}
NAMED_BY_DJANGO = {"src/tongban/store/sealing/database/base.py"}
"""A connection is looked for in a module of this name."""


def silent(files) -> list[str]:
    """Return the files that have no docstring."""
    return [shown(file) for file in files if not ast.get_docstring(parsed(file))]


def test_a_package_says_what_is_in_it():
    assert not silent(package / "__init__.py" for package in PACKAGES)


def test_a_module_says_what_its_idea_is():
    assert not silent(python_files(SOURCE))


def test_no_module_has_an_evasive_name():
    evasive = {shown(file) for file in python_files(SOURCE) if file.stem in EVASIVE}

    assert evasive == NAMED_BY_DJANGO


def test_the_glossary_names_every_public_class_of_the_core():
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    missing = [
        f"{node.name} ({shown(file)})"
        for file in python_files(CORE)
        for node in parsed(file).body
        if isinstance(node, ast.ClassDef)
        and not node.name.startswith("_")
        and f"`{node.name}`" not in glossary
    ]

    assert not missing
