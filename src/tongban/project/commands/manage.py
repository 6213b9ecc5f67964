"""``tongban manage`` (管理命令): any of Django's management commands, with the database running."""

import argparse

from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("manage", help="run a management command of Django")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Pass the arguments on."""
    with running_platform():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["tongban manage", *options.arguments])
    return 0
