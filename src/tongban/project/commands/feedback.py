"""``tongban feedback`` (诉求与评价): the invented voices and ratings of the demonstration."""

import argparse
import sys

from tongban.core.vocabulary.errors import ConfigurationError
from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    actions = subparsers.add_parser("feedback", help="voices and ratings of the demonstration")
    verbs = actions.add_subparsers(required=True, metavar="ACTION")
    taken = verbs.add_parser("import", help="keep invented ones, unless somebody spoke before")
    taken.set_defaults(run=run_import)


def run_import(options: argparse.Namespace) -> int:
    """Keep invented voices and ratings."""
    del options
    with running_platform():
        from django.conf import settings

        from tongban.project.example_voices import take_in_voices

        if not settings.DEMO_ACCOUNTS:
            raise ConfigurationError("TONGBAN_DEMO_ACCOUNTS is off: nothing is invented here.")
        count = take_in_voices() if settings.DEMO_CASES else 0
    sys.stdout.write(f"示范诉求和评价 {count} 条\n")
    return 0
