"""``tongban bank`` (模拟银行): take no money, keep a ledger, and show a page on which one pays.

``tongban bank`` serves; ``tongban bank fault loses`` lets it misbehave while it runs, ``… fault
up`` ends that; ``tongban bank token`` prints the 演示口令 of its page.
"""

import argparse
import sys
from typing import Final

from tongban.adapters.payments.simulation import Accounts, Fault, Notifier, SimulatedBank
from tongban.project.simulations import Simulation, add_switches
from tongban.project.startup import load_settings
from tongban.project.supervisor import end_with_supervisor


def _token() -> str:
    from tongban.project.bank import switch_token

    return switch_token()


BANK: Final = Simulation(
    name="bank",
    faults={one.value: one.words for one in Fault},
    setting="BANK_URL",
    token=_token,
)


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("bank", help="take payments that move no money")
    parser.add_argument("--port", type=int, help="where to listen (TONGBAN_BANK_PORT)")
    parser.set_defaults(run=run)
    add_switches(parser, BANK)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    end_with_supervisor()
    load_settings()
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
