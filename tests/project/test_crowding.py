"""In a burst those who only search wait, those who file and read are served (F22, F23).

People come at a constant pace, whether or not those before them were served: an open model, with a
clock of its own. The server hands out its threads in the order of the line.
"""

import heapq
import threading
from dataclasses import dataclass, field

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from tongban.core.vocabulary.errors import Unavailable
from tongban.project.crowding import Crowding, HashingPlaces
from tongban.project.errors import crowded
from tongban.project.middleware.admission import Admission, only_looks

THREADS = 2
SEARCH, FILE, SIGN_IN, TURNED_AWAY = 0.02, 0.06, 0.03, 0.001
SECONDS = 40


@dataclass
class Server:
    """Threads, a line before them, and the people who come; time passes by events alone."""

    now: float = 0.0
    waits: dict[str, list[float]] = field(default_factory=dict)
    away: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.crowding = Crowding(THREADS, clock=lambda: self.now)

    def serve(self, arrivals, costs) -> None:
        """Serve arrivals of (moment, kind); `costs` tells what a kind costs, or turns it away."""
        free = [0.0] * THREADS
        ends: list[tuple[float, object]] = []
        for number, (came, kind) in enumerate(sorted(arrivals)):
            begins = max(came, heapq.heappop(free))
            while ends and ends[0][0] <= begins:
                self.now, _, inside = heapq.heappop(ends)
                inside.__exit__(None, None, None)
            self.now = begins
            cost, served = costs(self, kind)
            inside = self.crowding.inside()
            inside.__enter__()
            heapq.heappush(ends, (begins + cost, number, inside))
            heapq.heappush(free, begins + cost)
            if served:
                self.waits.setdefault(kind, []).append(begins + cost - came)
            else:
                self.away[kind] = self.away.get(kind, 0) + 1

    def p95(self, kind: str) -> float:
        taken = sorted(self.waits[kind])
        return taken[int(len(taken) * 0.95)]


def every(seconds: float, kind: str):
    return [(n * seconds, kind) for n in range(int(SECONDS / seconds))]


def shedding(server: Server, kind: str):
    if kind == "search" and server.crowding.turned_away(searching=True):
        return TURNED_AWAY, False
    return (SEARCH if kind == "search" else FILE), True


def open_door(_server: Server, kind: str):
    return (SEARCH if kind == "search" else FILE), True


BURST = every(0.001, "search") + every(0.1, "file")
"""A thousand searches a second where a hundred could be served, and ten who file."""


def test_f22_in_a_burst_those_who_only_search_wait_and_those_who_file_are_served():
    held, unheld = Server(), Server()
    held.serve(BURST, shedding)
    unheld.serve(BURST, open_door)
    files = held.waits["file"]
    settled = sorted(files[len(files) // 2 :])

    assert "file" not in held.away
    assert held.away["search"] > 0.8 * len(every(0.001, "search"))
    assert len(held.waits["search"]) > 100, "some still find what they look for"
    assert unheld.p95("file") > 100
    assert settled[int(len(settled) * 0.95)] < 1, "the line of the first seconds is gone"
    assert held.p95("file") < unheld.p95("file") / 10


def test_f22_a_quiet_house_turns_nobody_away():
    quiet = Server()
    quiet.serve(every(0.04, "search") + every(0.5, "file"), shedding)

    assert quiet.away == {}


@pytest.fixture
def full():
    """Yield the level of a process whose threads have all been taken for long."""
    moment = [0.0]
    crowding = Crowding(THREADS, clock=lambda: moment[0])
    with crowding.inside(), crowding.inside():
        moment[0] = 100.0
        yield crowding


def test_f22_whoever_is_turned_away_is_told_when_to_come_again(full):
    seconds = {full.turned_away(searching=True) for _ in range(20)}
    answer = crowded(RequestFactory().get("/search/"), 7)

    assert min(seconds) >= 5
    assert len(seconds) == 20, "they do not all come back at once"
    assert (answer.status_code, answer["Retry-After"]) == (503, "7")
    assert "7 秒" in answer.content.decode()


@pytest.mark.parametrize(
    ("request_", "looks"),
    [
        (RequestFactory().get("/search/?q=a"), True),
        (RequestFactory().get("/"), True),
        (RequestFactory().post("/ask/item/a/"), False),
        (RequestFactory().get("/account/sign-in/"), False),
        (RequestFactory().get("/verify/"), False),
        (RequestFactory(headers={"cookie": "sessionid=a"}).get("/search/"), False),
        (RequestFactory(headers={"authorization": "Bearer a"}).get("/api/v1/search"), False),
    ],
)
def test_only_strangers_who_look_are_asked_to_wait(request_, looks):
    assert only_looks(request_) is looks


def test_with_room_everybody_comes_in():
    door = Admission(lambda _: HttpResponse("in"))

    assert door(RequestFactory().get("/search/")).content == b"in"


def test_f23_a_storm_of_sign_ins_leaves_a_thread_for_everybody_else(full):
    """While there is a line, who finds no place for hashing is told so at once."""
    places = HashingPlaces(full, places=THREADS - 1)
    with places.taken(), pytest.raises(Unavailable):
        places.taken().__enter__()
    with places.taken():
        pass


def test_f23_where_nobody_waits_a_second_sign_in_waits_for_its_place():
    places = HashingPlaces(Crowding(THREADS), places=1)
    first_in, second_done = threading.Event(), threading.Event()

    def first():
        with places.taken():
            first_in.set()

    holder = threading.Thread(target=first)
    holder.start()
    first_in.wait(10)
    with places.taken():
        second_done.set()
    holder.join(10)

    assert second_done.is_set()
