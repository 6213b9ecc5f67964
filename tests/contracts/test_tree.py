"""The tree carries nothing that belongs to one machine, and nothing that a licence forbids."""

import re
from collections import Counter
from importlib.metadata import distributions
from io import StringIO

import pytest
from contracts.tree import ROOT, shown, written_files
from django.core.management import call_command

_MACHINE = re.compile(r"(?<![\w.])/(?:home/\w|work/|root/|Users/\w|tmp/\w)")
_PROSE = {".py", ".md", ".toml", ".yaml", ".yml", ".html", ".css", ".sh", ".cfg", ".ini", ""}
_COPYLEFT = re.compile(r"\b(?:AGPL|GPL|Affero|GNU General Public)\b", re.IGNORECASE)


def test_no_path_of_one_machine_is_written_down():
    this = "tests/contracts/test_tree.py"
    found = [
        f"{shown(file)}:{number}"
        for file in written_files()
        if file.suffix in _PROSE and shown(file) != this
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if _MACHINE.search(line)
    ]

    assert not found


def test_no_two_test_files_have_the_same_name():
    names = Counter(file.name for file in (ROOT / "tests").rglob("test_*.py"))

    assert not [name for name, files in names.items() if files > 1]  # pytest imports by name


def licence(metadata) -> str:
    """Return what a package says about its licence, in the words meant for programs first."""
    classifiers = [c for c in metadata.get_all("Classifier", []) if c.startswith("License ::")]
    return (
        " ".join([metadata.get("License-Expression") or "", *classifiers])
        or (metadata.get("License") or "").partition("\n")[0]
    )


def test_no_installed_package_has_a_licence_that_would_bind_ours():
    bound = {
        found.metadata["Name"]: licence(found.metadata)
        for found in distributions()
        if _COPYLEFT.search(licence(found.metadata).replace("LGPL", ""))
        and "Lesser" not in licence(found.metadata)
    }

    assert not bound


@pytest.mark.django_db
def test_the_tables_are_described_by_their_migrations():
    printed = StringIO()

    call_command("makemigrations", "--check", "--dry-run", stdout=printed, verbosity=1)


def test_every_reference_of_the_readme_leads_somewhere():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    pictures = "docs/screenshots/"  # made by the browser tests
    missing = [t for t in targets if not t.startswith(pictures) and not (ROOT / t).exists()]

    assert not missing
