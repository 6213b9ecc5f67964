"""``tongban year`` (示范一年): invent a year of cases, so that a demonstration does not open empty.

Everything in it is invented and labelled so; nothing of it exists where real people are served.
"""

import argparse
import sys
from typing import Final

from tongban.core.vocabulary.errors import ConfigurationError
from tongban.project.commands.lists import officer_named
from tongban.project.startup import running_platform

_MOST: Final = 20_000
REFORM_OFFICER: Final = "data_bureau.reform"
"""The account in whose name the demonstration sets out to reduce."""


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("year", help="invent a year of cases for a demonstration")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    taking = actions.add_parser("import", help="take over the invented cases, once")
    taking.add_argument("--cases", type=int, choices=range(_MOST + 1), metavar="CASES")
    taking.set_defaults(run=run_import)


def run_import(options: argparse.Namespace) -> int:
    """Take over the cases that the setting asks for, unless told otherwise; harmless to repeat.

    With cases there is something to reduce: reformers take a baseline, set targets and begin.
    """
    with running_platform():
        from django.conf import settings

        from tongban.project.example_reform import begin_reform
        from tongban.project.example_year import take_over_year
        from tongban.project.wiring import outside

        if not settings.DEMO_ACCOUNTS:
            raise ConfigurationError("TONGBAN_DEMO_ACCOUNTS is off: no cases are invented here.")
        cases = settings.DEMO_CASES if options.cases is None else options.cases
        sys.stdout.write(f"示范历史办件 {take_over_year(cases) if cases else 0} 件\n")
        if cases:
            begun = begin_reform(officer_named(REFORM_OFFICER), outside())
            sys.stdout.write(f"示范减负措施 {begun} 项\n")
    return 0
