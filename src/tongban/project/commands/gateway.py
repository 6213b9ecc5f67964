"""``tongban gateway`` (数据网关): departments' systems call each other's data here."""

import argparse

from tongban.project.startup import running_platform
from tongban.project.supervisor import end_with_supervisor


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("gateway", help="serve departments' systems")
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    end_with_supervisor()
    with running_platform(patient=False):
        from django.conf import settings
        from granian.constants import Interfaces
        from granian.log import LogLevels
        from granian.server import Server

        Server(
            "tongban.project.gateway_wsgi:application",
            address=settings.GATEWAY_BIND,
            port=settings.GATEWAY_PORT,
            interface=Interfaces.WSGI,
            workers=settings.GATEWAY_WORKERS,
            blocking_threads=settings.GATEWAY_THREADS,
            respawn_failed_workers=True,
            workers_kill_timeout=10,
            log_level=LogLevels.warning,
            log_dictconfig=settings.LOGGING,
            websockets=False,
        ).serve()
    return 0
