"""``tongban messages`` (模拟消息网关): carry messages nowhere and show them on a page.

``tongban messages`` serves text messages, mail and work chats; ``tongban messages fault hangs``
lets text messages misbehave while it runs, ``… --service mail`` mail, ``… fault up`` ends that;
``tongban messages token`` prints the 演示口令 of the page.
"""

import argparse
import sys
import threading
from typing import Final

from tongban.adapters.messages.simulation import (
    Fault,
    MessageBox,
    Service,
    SideRooms,
    SimulatedCarrier,
    SimulatedMailServer,
)
from tongban.project.simulations import Simulation, add_switches
from tongban.project.startup import load_settings
from tongban.project.supervisor import end_with_supervisor


def _token() -> str:
    from tongban.project.messages import switch_token

    return switch_token()


CARRIER: Final = Simulation(
    name="carrier",
    faults={one.value: one.words for one in Fault},
    setting="MESSAGES_URL",
    token=_token,
    further={"service": ("sms", *(one.value for one in Service))},
)


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("messages", help="show text messages instead of sending them")
    parser.add_argument("--port", type=int, help="where to listen (TONGBAN_MESSAGES_PORT)")
    parser.set_defaults(run=run)
    add_switches(parser, CARRIER)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    end_with_supervisor()
    load_settings()
    from django.conf import settings
    from django.utils import timezone

    from tongban.project.messages import carrier_key, switch_token

    box = MessageBox(key=carrier_key(), token=switch_token(), clock=timezone.now)
    rooms = SideRooms(token=switch_token(), clock=timezone.now)
    mail = SimulatedMailServer(rooms, port=settings.MAIL_PORT)
    threading.Thread(target=mail.serve_forever, name="mail", daemon=True).start()
    server = SimulatedCarrier(box, rooms, port=options.port or settings.MESSAGES_PORT)
    sys.stdout.write(f"模拟短信网关：{server.url}/\n")
    sys.stdout.flush()
    server.run()
    return 0
