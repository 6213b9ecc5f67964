"""A guarded connection (受控连接): for what is not spoken over HTTP, such as mail.

The name is resolved once, every address is checked before a connection is made, and the checked
address is the one that is used (A58, A59).
"""

import socket
from collections.abc import Callable

from tongban.adapters.partners.addresses import is_public
from tongban.adapters.partners.guarded import Resolve, resolve


def connecting(
    host: str, port: int, *, inside: bool, resolver: Resolve = resolve
) -> Callable[[str, int, float], socket.socket]:
    """Return what opens connections to this one host and port, and refuses any other."""

    def connect(asked: str, at: int, seconds: float) -> socket.socket:
        if (asked, at) != (host, port):
            raise ConnectionRefusedError("not the registered server")
        addresses = resolver(host, port)
        if not addresses or not (inside or all(map(is_public, addresses))):
            raise ConnectionRefusedError("the address is not allowed")
        return socket.create_connection((addresses[0], port), timeout=seconds)

    return connect
