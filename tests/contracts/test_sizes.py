"""Files and functions stay short enough to read at once."""

import pytest
from contracts.tree import ROOT, SOURCE, functions, python_files, shown

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_POSITIONAL = 4
OURS = python_files(SOURCE, ROOT / "tests", ROOT / "bench")


@pytest.mark.parametrize("file", OURS, ids=shown)
def test_a_file_has_at_most_300_lines(file):
    lines = len(file.read_text(encoding="utf-8").splitlines())

    assert lines <= LONGEST_FILE


@pytest.mark.parametrize("file", OURS, ids=shown)
def test_a_function_has_at_most_40_lines(file):
    long = {
        f"{node.name}, line {node.lineno}": node.end_lineno - node.lineno + 1
        for node in functions(file)
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }

    assert not long


@pytest.mark.parametrize("file", python_files(SOURCE), ids=shown)
def test_a_function_takes_at_most_4_arguments_by_position(file):
    wide = [
        f"{node.name}, line {node.lineno}"
        for node in functions(file)
        if len([*node.args.posonlyargs, *node.args.args]) > MOST_POSITIONAL
    ]

    assert not wide
