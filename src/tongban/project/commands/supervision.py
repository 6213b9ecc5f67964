"""``tongban supervision`` (电子监察): watch every history again, and compare with what is kept.

What was found event by event must be what whole histories show; a rule that was added later finds
more. ``--repair`` keeps what was missing; what stands without cause is only named, because what
was once found is never taken away.
"""

import argparse
import sys
from typing import Final

from tongban.project.startup import running_platform

_SHOWN: Final = 20


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    actions = subparsers.add_parser("supervision", help="watch every case again, and compare")
    verbs = actions.add_subparsers(required=True, metavar="ACTION")
    again = verbs.add_parser("recompute", help="watch whole histories; 1 when something differs")
    again.add_argument("--repair", action="store_true", help="keep what was missing")
    again.set_defaults(run=run_recompute)


def run_recompute(options: argparse.Namespace) -> int:
    """Watch every case again; 1 when what is kept differs."""
    with running_platform():
        from tongban.actions.supervision.recomputing import recompute
        from tongban.project.wiring import outside

        found = recompute(outside(), repair=options.repair)
    sys.stdout.write(f"复算 {found.cases} 件：漏记 {len(found.missing)} 条，")
    sys.stdout.write(f"多记 {len(found.unfounded)} 条\n")
    for words, rows in (("漏记", found.missing), ("多记", found.unfounded)):
        for number, rule, key in rows[:_SHOWN]:
            sys.stdout.write(f"  {words} {number} {rule} {key}\n")
    return int(bool(found.unfounded or (found.missing and not options.repair)))
