"""A free port (端口): the one asked for, or the next that nobody uses."""

import socket

from tongban.core.vocabulary.errors import Unavailable

_TRIES = 50


def free_port(wanted: int, *, address: str, fixed: bool) -> int:
    """Return `wanted` or, unless it is `fixed`, the next free port after it.

    Raises `Unavailable` when there is none.
    """
    last = wanted if fixed else min(wanted + _TRIES, 65_535)
    for port in range(wanted, last + 1):
        if _is_free(port, address):
            return port
    if fixed:
        raise Unavailable(f"Port {wanted} is taken; choose another with PORT.")
    raise Unavailable(f"The ports {wanted} to {last} are taken; choose another with PORT.")


def _is_free(port: int, address: str) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True
