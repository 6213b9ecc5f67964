"""A message reaches the address that was registered, or it is said in a word why it did not."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tongban.adapters.partners.posting import Poster, receiver
from tongban.core.vocabulary.errors import ConfigurationError


class Answering(BaseHTTPRequestHandler):
    """Answers as its path says."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/hangs":
            self.server.ended.wait(20)
            return
        self.send_response(int(self.path.strip("/")))
        self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Write nothing."""


@pytest.fixture(scope="module")
def place():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads, server.ended = True, threading.Event()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.ended.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "fault"),
    [("200", ""), ("204", ""), ("302", "status_302"), ("410", "status_410"), ("500", "status_500")],
)
def test_a61_a_message_is_taken_with_2xx_alone_and_no_redirect_is_followed(place, path, fault):
    assert Poster()(f"{place}/{path}", b"{}", {}, inside=True) == fault


def test_a_receiver_that_hangs_is_left_after_its_time(place):
    assert Poster(seconds=0.5)(f"{place}/hangs", b"{}", {}, inside=True) == "slow"


def test_a_receiver_that_is_not_there_is_down():
    assert Poster()("http://127.0.0.1:9/", b"{}", {}, inside=True) == "down"


def test_a58_a_name_that_turns_private_is_not_posted_to():
    rebinding = Poster(resolver=lambda _host, _port: ["10.0.0.5"])
    assert rebinding("https://hooks.example/in", b"{}", {}, inside=False) == "down"


@pytest.mark.parametrize("url", ["http://hooks.example/", "ftp://hooks.example/", "https://u:p@h/"])
def test_a61_only_an_address_of_the_right_kind_is_registered(url):
    with pytest.raises(ConfigurationError):
        receiver(url, inside=False)
