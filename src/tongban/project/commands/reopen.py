"""``tongban reopen`` (重新开通账户): for a citizen who came in person and has no way in any more.

The identity card was seen at the counter, and the telephone rang there. The recovery codes are
printed for the person, this once; with one of them and a code sent to the telephone they set a new
password.
"""

import argparse
import sys

from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("reopen", help="open a citizen's account again, seen in person")
    parser.add_argument("--name", required=True, help="as on the identity card")
    parser.add_argument("--phone", required=True, help="the telephone that the person holds")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Ask for the number, which stands in no history of commands, and print recovery codes."""
    number = sys.stdin.readline().strip() if not sys.stdin.isatty() else input("公民身份号码：")
    with running_platform():
        from django.utils import timezone

        from tongban.actions.reopening import reopen

        codes = reopen(None, number, name=options.name, phone=options.phone, now=timezone.now())
    sys.stdout.write("\n".join(["请把恢复码交给本人：", *codes, ""]))
    return 0
