"""``tongban web`` (网站): serve the pages; a worker that fails is replaced.

The pages are loaded once, before the workers are forked: they open together in half the time, a
replacement is there at once, and what they share stands in memory once.
"""

import argparse

from tongban.project.startup import running_platform
from tongban.project.supervisor import end_with_supervisor


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("web", help="serve the pages")
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    end_with_supervisor()
    with running_platform(patient=False):
        from django.conf import settings
        from granian.constants import Interfaces
        from granian.log import LogLevels
        from granian.server import Server

        _load_pages()
        Server(
            "tongban.project.wsgi:application",
            address=settings.BIND,
            port=settings.PORT,
            interface=Interfaces.WSGI,
            workers=settings.WEB_WORKERS,
            blocking_threads=settings.WEB_THREADS,
            respawn_failed_workers=True,
            workers_kill_timeout=10,
            log_level=LogLevels.warning,
            log_dictconfig=settings.LOGGING,
            websockets=False,
        ).serve()
    return 0


def _load_pages() -> None:
    """Load the application with every view, and leave no connection for two processes to share."""
    from django.db import connections
    from django.urls import get_resolver

    import tongban.project.wsgi  # noqa: F401 - the workers find it loaded

    get_resolver().url_patterns  # noqa: B018 - reading them imports the views
    connections.close_all()
