"""``tongban keeping`` (质量检查和影响评估): those that a demonstration begins with, invented."""

import argparse
import sys

from tongban.core.vocabulary.errors import ConfigurationError
from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    actions = subparsers.add_parser("keeping", help="checks and assessments of the demonstration")
    verbs = actions.add_subparsers(required=True, metavar="ACTION")
    made = verbs.add_parser("import", help="make invented ones, unless there are any")
    made.set_defaults(run=run_import)


def run_import(options: argparse.Namespace) -> int:
    """Make invented checks and assessments."""
    del options
    with running_platform():
        from django.conf import settings

        from tongban.project.example_keeping import assess_items, begin_checks

        if not settings.DEMO_ACCOUNTS:
            raise ConfigurationError("TONGBAN_DEMO_ACCOUNTS is off: nothing is invented here.")
        checked, assessed = begin_checks(), assess_items()
    sys.stdout.write(f"示范质量检查 {int(checked)} 次，影响评估 {assessed} 项\n")
    return 0
