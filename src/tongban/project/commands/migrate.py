"""``tongban migrate`` (建表): bring every table to this version, the shared counters included."""

import argparse

from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("migrate", help="bring every table to this version")
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Make what is missing; harmless to repeat."""
    with running_platform():
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    return 0
