"""What tells a person passes one place on its way to an officer's page (脱敏, A16)."""

import ast
import re

from contracts.tree import SOURCE, parsed, python_files

ALLOWED = {"masks.py", "opinion.py"}
"""The mask, and where a household is found again by the number that its applicant filed under."""
PERSONAL = {"number", "phone", "acting_for", "identity_number", "agent", "acting_name"}
OF_A_PARTY = re.compile(r"applicant|agent|person|party|holder")
IN_PAGES = re.compile(r"\{\{[^}]*\b(?:identity_number|person\.number|applicant\.|phone)\b[^}]*\}\}")


def read_of_parties(module) -> list[str]:
    """Return what a module reads of a party: `applicant["number"]`, `agent.get("phone")`."""
    found = []
    for node in ast.walk(parsed(module)):
        key, of = None, None
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            key, of = node.slice.value, node.value
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "get"
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            key, of = node.args[0].value, node.func.value
        if key in PERSONAL and OF_A_PARTY.search(ast.unparse(of)):
            found.append(f"{module.name}:{node.lineno}: {ast.unparse(node)}")
    return found


def test_no_page_of_officers_reads_a_party_but_through_the_mask():
    modules = [
        module
        for part in ("counter", "console", "components")
        for module in python_files(SOURCE / "web" / part)
        if module.name not in ALLOWED
    ]

    assert [line for module in modules for line in read_of_parties(module)] == []


def test_the_mask_itself_is_what_the_rule_would_find():
    assert read_of_parties(SOURCE / "web" / "counter" / "masks.py") != []


def test_no_template_prints_what_tells_a_person():
    printed = [
        f"{page.name}: {found}"
        for page in sorted((SOURCE / "web").rglob("*.html"))
        for found in IN_PAGES.findall(page.read_text(encoding="utf-8"))
    ]

    assert printed == []


def test_facts_of_a_case_are_shown_by_the_mask_alone():
    """The dossier gives no value of an element to a page but through `shown`."""
    bare = [
        f"{module.name}:{node.lineno}"
        for module in python_files(SOURCE / "web" / "counter" / "dossier")
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "labels.value"
    ]

    assert bare == []
