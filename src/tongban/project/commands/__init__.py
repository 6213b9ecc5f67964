"""The command line (命令行): one module a command, found by looking.

A module here with ``register(subparsers)`` is a command. It adds its parser and sets ``run``, a
function that takes the parsed options and returns the exit code. A command that needs the database
works inside `tongban.project.startup.running_platform`.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from tongban import __doc__ as about
from tongban.core.vocabulary.errors import TongbanError
from tongban.project.tree import packages_within

FAILED = 1
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a known fault becomes one sentence."""
    words = sys.argv[1:] if arguments is None else arguments
    options = parser(words).parse_args(words)
    try:
        return int(options.run(options))
    except TongbanError as fault:
        sys.stderr.write(f"tongban: {fault}\n")
        return FAILED
    except BrokenPipeError:
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser of all commands, or only of that which `words` begin with.

    A command that loads what only others need starts a second later than it could.
    """
    whole = argparse.ArgumentParser(prog="tongban", description=about)
    subparsers = whole.add_subparsers(required=True, metavar="COMMAND")
    for name in _named_by(words) or packages_within(__name__):
        module = import_module(name)
        if hasattr(module, "register"):
            module.register(subparsers)
    return whole


def _named_by(words: Sequence[str]) -> list[str]:
    """Return the module of the command that `words` begin with, if there is one."""
    return [name for name in packages_within(__name__) if [name.rpartition(".")[2]] == [*words[:1]]]
