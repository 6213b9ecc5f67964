"""``tongban people`` (示例居民与账户): open the accounts of the demonstration."""

import argparse
import sys

from tongban.core.vocabulary.errors import ConfigurationError
from tongban.project.startup import running_platform


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("people", help="open the accounts of the demonstration")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    actions.add_parser("import", help="open what is missing").set_defaults(run=open_accounts)


def open_accounts(_options: argparse.Namespace) -> int:
    """Open every account that is missing; harmless to repeat."""
    with running_platform():
        from django.conf import settings

        from tongban.project.residents import keep_certificates, open_demonstration_accounts

        if not settings.DEMO_ACCOUNTS:
            raise ConfigurationError(
                "TONGBAN_DEMO_ACCOUNTS is off: accounts are not invented here."
            )
        sys.stdout.write(f"示范账户 {open_demonstration_accounts()} 个\n")
        sys.stdout.write(f"新归集电子证照 {keep_certificates()} 张\n")
    return 0
