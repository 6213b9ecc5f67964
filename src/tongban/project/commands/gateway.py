"""``tongban gateway`` (数据网关): departments' systems call each other's data here."""

import argparse
import sys

from tongban.core.vocabulary.errors import ConfigurationError
from tongban.project.startup import running_platform
from tongban.project.supervisor import end_with_supervisor


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("gateway", help="serve departments' systems")
    parser.add_argument(
        "--add-key",
        action="store_true",
        help="add a key for signing, in use at once by every process, and end",
    )
    parser.set_defaults(run=run)


def add_key() -> int:
    """Add a key to the gateway's folder; older ones stay published."""
    with running_platform():
        from django.conf import settings

        from tongban.adapters.seals import Algorithm
        from tongban.adapters.seals import add_key as add
        from tongban.project.partner import gateway_key_folder, gateway_signer

        if settings.GATEWAY_KEYS:
            raise ConfigurationError("Keys are given by TONGBAN_GATEWAY_KEYS; add one there.")
        gateway_signer()
        add(gateway_key_folder(), Algorithm.ED25519)
        sys.stdout.write(
            f"已添加：{gateway_signer().published()[0]['key']}；网关从现在起用它签名\n"
        )
    return 0


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    if options.add_key:
        return add_key()
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
