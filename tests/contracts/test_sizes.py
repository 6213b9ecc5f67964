"""Files and functions stay short enough to read at once.

Each test looks at every file and names all that break its rule: thousands of files are one answer.
"""

from contracts.tree import ROOT, SOURCE, functions, python_files, shown

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_POSITIONAL = 4
OURS = python_files(SOURCE, ROOT / "tests", ROOT / "bench")


def places(files, is_wrong) -> str:
    """Return where the functions stand that are wrong by a rule, one a line."""
    return "\n".join(
        f"{shown(file)}:{node.lineno} {node.name}"
        for file in files
        for node in functions(file)
        if is_wrong(node)
    )


def test_a_file_has_at_most_300_lines():
    lines = {shown(file): len(file.read_text(encoding="utf-8").splitlines()) for file in OURS}
    long = [f"{file}: {count}" for file, count in lines.items() if count > LONGEST_FILE]

    assert not long, "\n".join(long)


def test_a_function_has_at_most_40_lines():
    long = places(OURS, lambda node: node.end_lineno - node.lineno >= LONGEST_FUNCTION)

    assert not long, long


def test_a_function_takes_at_most_4_arguments_by_position():
    wide = places(
        python_files(SOURCE),
        lambda node: len([*node.args.posonlyargs, *node.args.args]) > MOST_POSITIONAL,
    )

    assert not wide, wide
