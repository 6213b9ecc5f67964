"""``tongban clock`` (示范时钟): let days pass in a demonstration, each with the work of its day.

``tongban clock`` tells the day; ``tongban clock forward 3`` lets three days pass while the platform
runs. History only grows, so there is no way back. Where real people are served there is no way
ahead either: the clock is refused.
"""

import argparse
import sys
from typing import Final

from tongban.core.vocabulary.errors import ConfigurationError
from tongban.project.startup import running_platform

_MOST_DAYS: Final = 400


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("clock", help="let days pass in a demonstration")
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(metavar="ACTION")
    forward = actions.add_parser("forward", help="let whole days pass, with what each brings")
    forward.add_argument("days", type=int, choices=range(1, _MOST_DAYS + 1), metavar="DAYS")
    forward.set_defaults(run=run_forward)


def run(options: argparse.Namespace) -> int:
    """Tell the day that the demonstration lives in."""
    del options
    with running_platform():
        _tell()
    return 0


def run_forward(options: argparse.Namespace) -> int:
    """Let days pass one by one, and do on each what its silence brings."""
    with running_platform():
        from django.conf import settings

        from tongban.project.clock import move_ahead

        if not settings.DEMO_ACCOUNTS:
            raise ConfigurationError("only a demonstration's clock is moved")
        for _ in range(options.days):
            move_ahead(settings.VAR)
            _day()
        _tell()
    return 0


def _day() -> None:
    """Do the work of a day, as the worker would."""
    from tongban.project.days import WORK
    from tongban.project.wiring import outside

    for sweep in WORK:
        sweep(outside())


def _tell() -> None:
    from django.conf import settings

    from tongban.project.clock import days_ahead
    from tongban.project.wiring import outside

    ahead = days_ahead(settings.VAR)
    sys.stdout.write(f"{outside().today.isoformat()}（比日历快 {ahead} 天）\n")
