"""The tree as tests see it: where it stands and what it contains."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "tongban"
CORE = SOURCE / "core"


def python_files(*folders: Path) -> list[Path]:
    """Return the Python files we write ourselves; migrations are generated."""
    return sorted(
        file
        for folder in folders
        for file in folder.rglob("*.py")
        if "migrations" not in file.parts and file.stat().st_size
    )


@cache
def parsed(file: Path) -> ast.Module:
    """Return the syntax tree of `file`."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function in `file`, nested ones too."""
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def shown(file: Path) -> str:
    """Return the path as people write it."""
    return str(file.relative_to(ROOT))


def written_files() -> list[Path]:
    """Return the files under version control, or about to be."""
    git = shutil.which("git") or "git"
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [file for name in listed.split("\0") if name and (file := ROOT / name).is_file()]
