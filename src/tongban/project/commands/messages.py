"""``tongban messages`` (模拟消息网关): carry messages nowhere and show them on a page.

``tongban messages`` serves text messages, mail and work chats; ``tongban messages fault hangs``
lets text messages misbehave while it runs, ``… --service mail`` mail, ``… fault up`` ends that;
``tongban messages token`` prints the 演示口令 of the page.
"""

import argparse
import sys
import threading

from tongban.adapters.messages.simulation import (
    Fault,
    MessageBox,
    Service,
    SideRooms,
    SimulatedCarrier,
    SimulatedMailServer,
)
from tongban.core.vocabulary.errors import ConfigurationError, Unavailable
from tongban.project.startup import load_django
from tongban.project.supervisor import end_with_supervisor

_SWITCH_SECONDS = 5.0


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("messages", help="show text messages instead of sending them")
    parser.add_argument("--port", type=int, help="where to listen (TONGBAN_MESSAGES_PORT)")
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(metavar="ACTION")
    fault = actions.add_parser("fault", help="let the carrier misbehave, or be well again")
    fault.add_argument("fault", choices=[fault.value for fault in Fault])
    fault.add_argument("--service", choices=["sms", *(one.value for one in Service)], default="sms")
    fault.set_defaults(run=switch)
    token = actions.add_parser("token", help="print the token of the page")
    token.set_defaults(run=show_token)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    end_with_supervisor()
    load_django()
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


def switch(options: argparse.Namespace) -> int:
    """Switch a fault of the carrier that is running."""
    import httpx

    load_django()
    from django.conf import settings

    from tongban.project.messages import switch_token

    try:
        answer = httpx.post(
            f"{settings.MESSAGES_URL}/fault",
            data={
                "fault": options.fault,
                "service": options.service,
                "token": switch_token(),
            },
            timeout=_SWITCH_SECONDS,
            trust_env=False,
        )
    except httpx.HTTPError as error:
        raise Unavailable(f"No simulated carrier answers at {settings.MESSAGES_URL}.") from error
    if answer.status_code != httpx.codes.SEE_OTHER:
        raise ConfigurationError("The carrier runs with another secret (SECRET_KEY).")
    sys.stdout.write(f"{Fault(options.fault).words}\n")
    return 0


def show_token(_options: argparse.Namespace) -> int:
    """Print the token that the page asks for."""
    load_django()
    from tongban.project.messages import switch_token

    sys.stdout.write(f"{switch_token()}\n")
    return 0
