"""The server (模拟接口服务): an office over HTTP on this machine alone."""

import sys
from http.server import ThreadingHTTPServer
from typing import Any

from tongban.adapters.partners.simulation.handler import Handler
from tongban.adapters.partners.simulation.office import Office
from tongban.core.vocabulary.errors import ConfigurationError

_ADDRESS = "127.0.0.1"


class SimulatedPartner(ThreadingHTTPServer):
    """Serve `office`; port 0 takes any free one. Raises `ConfigurationError` for a taken port."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, office: Office, *, port: int) -> None:
        try:
            super().__init__((_ADDRESS, port), Handler)
        except OSError as error:
            raise ConfigurationError(f"Port {port} is taken; choose another one.") from error
        self.office = office

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://{_ADDRESS}:{self.server_port}"

    def run(self) -> None:
        """Serve until `stop` is called or the process is interrupted."""
        try:
            self.serve_forever(poll_interval=0.1)
        finally:
            self.office.stopping.set()
            self.server_close()

    def stop(self) -> None:
        """End calls that are being slow, then the server; for another thread than `run`."""
        self.office.stopping.set()
        self.shutdown()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say which fault it was and nothing of what was asked; callers that left are no fault."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError | ValueError):
            super().handle_error(request, client_address)
