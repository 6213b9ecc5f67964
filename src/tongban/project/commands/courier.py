"""``tongban courier`` (模拟快递): bring parcels nowhere and show them on a page.

``tongban courier`` serves; ``tongban courier fault loses`` lets parcels ordered from now on get
lost, ``… fault up`` ends that; ``tongban courier token`` prints the 演示口令 of the page.
"""

import argparse
import sys
from datetime import timedelta
from typing import Final

from tongban.adapters.courier.simulation import CourierFault, Depot, SimulatedCourier
from tongban.project.simulations import Simulation, add_switches
from tongban.project.startup import load_settings
from tongban.project.supervisor import end_with_supervisor

_STAGE_SECONDS = 20.0


def _token() -> str:
    from tongban.project.courier import courier_token

    return courier_token()


COURIER: Final = Simulation(
    name="courier",
    faults={one.value: one.words for one in CourierFault},
    setting="COURIER_URL",
    token=_token,
)


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("courier", help="show parcels instead of sending them")
    parser.add_argument("--port", type=int, help="where to listen (TONGBAN_COURIER_PORT)")
    parser.add_argument(
        "--stage-seconds", type=float, default=_STAGE_SECONDS, help="how long each stage takes"
    )
    parser.set_defaults(run=run)
    add_switches(parser, COURIER)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    end_with_supervisor()
    load_settings()
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
