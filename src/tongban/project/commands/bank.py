"""``tongban bank`` (模拟银行): take no money, keep a ledger, and show a page on which one pays.

``tongban bank`` serves; ``tongban bank fault loses`` lets it misbehave while it runs, ``… fault
up`` ends that; ``tongban bank token`` prints the 演示口令 of its page.
"""

import argparse
import sys

from tongban.adapters.payments.simulation import Accounts, Fault, Notifier, SimulatedBank
from tongban.core.vocabulary.errors import ConfigurationError, Unavailable
from tongban.project.startup import load_django
from tongban.project.supervisor import end_with_supervisor

_SWITCH_SECONDS = 5.0


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("bank", help="take payments that move no money")
    parser.add_argument("--port", type=int, help="where to listen (TONGBAN_BANK_PORT)")
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(metavar="ACTION")
    fault = actions.add_parser("fault", help="let the bank misbehave, or be well again")
    fault.add_argument("fault", choices=[fault.value for fault in Fault])
    fault.set_defaults(run=switch)
    token = actions.add_parser("token", help="print the token of the page")
    token.set_defaults(run=show_token)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    end_with_supervisor()
    load_django()
    from django.conf import settings

    from tongban.project.bank import call_key, notice_key, switch_token
    from tongban.project.clock import moving_clock

    clock = moving_clock(settings.VAR)
    accounts = Accounts(clock=clock, file=settings.VAR / "bank.json")
    accounts.load()
    address = f"{settings.PUBLIC_URL}/payments/notices/"
    server = SimulatedBank(
        accounts,
        Notifier(address=address, key=notice_key(), clock=clock),
        key=call_key(),
        token=switch_token(),
        port=options.port or settings.BANK_PORT,
    )
    sys.stdout.write(f"模拟银行：{server.url}/\n")
    sys.stdout.flush()
    server.run()
    return 0


def switch(options: argparse.Namespace) -> int:
    """Switch a fault of the bank that is running."""
    import httpx

    load_django()
    from django.conf import settings

    from tongban.project.bank import switch_token

    try:
        answer = httpx.post(
            f"{settings.BANK_URL}/fault",
            data={"fault": options.fault, "token": switch_token()},
            timeout=_SWITCH_SECONDS,
            trust_env=False,
        )
    except httpx.HTTPError as error:
        raise Unavailable(f"No simulated bank answers at {settings.BANK_URL}.") from error
    if answer.status_code != httpx.codes.SEE_OTHER:
        raise ConfigurationError("The bank runs with another secret (SECRET_KEY).")
    sys.stdout.write(f"{Fault(options.fault).words}\n")
    return 0


def show_token(_options: argparse.Namespace) -> int:
    """Print the token that the page asks for."""
    load_django()
    from tongban.project.bank import switch_token

    sys.stdout.write(f"{switch_token()}\n")
    return 0
