"""``tongban courier`` (模拟快递): bring parcels nowhere and show them on a page.

``tongban courier`` serves; ``tongban courier fault loses`` lets parcels ordered from now on get
lost, ``… fault up`` ends that; ``tongban courier token`` prints the 演示口令 of the page.
"""

import argparse
import sys
from datetime import timedelta

from tongban.adapters.courier.simulation import CourierFault, Depot, SimulatedCourier
from tongban.core.vocabulary.errors import ConfigurationError, Unavailable
from tongban.project.startup import load_django
from tongban.project.supervisor import end_with_supervisor

_SWITCH_SECONDS = 5.0
_STAGE_SECONDS = 20.0


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("courier", help="show parcels instead of sending them")
    parser.add_argument("--port", type=int, help="where to listen (TONGBAN_COURIER_PORT)")
    parser.add_argument(
        "--stage-seconds", type=float, default=_STAGE_SECONDS, help="how long each stage takes"
    )
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(metavar="ACTION")
    fault = actions.add_parser("fault", help="let the courier misbehave, or be well again")
    fault.add_argument("fault", choices=[fault.value for fault in CourierFault])
    fault.set_defaults(run=switch)
    token = actions.add_parser("token", help="print the token of the page")
    token.set_defaults(run=show_token)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    end_with_supervisor()
    load_django()
    from django.conf import settings
    from django.utils import timezone

    from tongban.project.courier import courier_key, courier_token

    depot = Depot(
        key=courier_key(),
        token=courier_token(),
        clock=timezone.now,
        stage=timedelta(seconds=options.stage_seconds),
    )
    server = SimulatedCourier(depot, port=options.port or settings.COURIER_PORT)
    sys.stdout.write(f"模拟快递：{server.url}/\n")
    sys.stdout.flush()
    server.serve_forever(poll_interval=0.1)
    return 0


def switch(options: argparse.Namespace) -> int:
    """Switch a fault of the courier that is running."""
    import httpx

    load_django()
    from django.conf import settings

    from tongban.project.courier import courier_token

    try:
        answer = httpx.post(
            f"{settings.COURIER_URL}/fault",
            data={"fault": options.fault, "token": courier_token()},
            timeout=_SWITCH_SECONDS,
            trust_env=False,
        )
    except httpx.HTTPError as error:
        raise Unavailable(f"No simulated courier answers at {settings.COURIER_URL}.") from error
    if answer.status_code != httpx.codes.SEE_OTHER:
        raise ConfigurationError("The courier runs with another secret (SECRET_KEY).")
    sys.stdout.write(f"{CourierFault(options.fault).words}\n")
    return 0


def show_token(_options: argparse.Namespace) -> int:
    """Print the token that the page asks for."""
    load_django()
    from tongban.project.courier import courier_token

    sys.stdout.write(f"{courier_token()}\n")
    return 0
