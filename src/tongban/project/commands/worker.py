"""``tongban worker`` (后台任务): run deferred and scheduled jobs from the database."""

import argparse

from tongban.project.startup import running_platform
from tongban.project.supervisor import end_with_supervisor


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("worker", help="run background jobs")
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Work until told to stop."""
    end_with_supervisor()
    with running_platform():
        from django.core.management import call_command

        call_command("procrastinate", "worker", "--shutdown-graceful-timeout", "10")
    return 0
