"""Partners that misbehave as processes of their own: each ends as promised, nobody else waits.

A58 A59 A61 A66 A67 A69 A71 F16.
"""

import json
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from adapters.partners.city import KEY, LIN, POPULATION, PURPOSE, TODAY, about, running_partner
from gatewaywork import BORN, NAME
from structlog.testing import capture_logs

from tongban.adapters.partners import Partner, PartnerRegisters
from tongban.adapters.partners.kinds import source_of
from tongban.adapters.partners.kinds.settings import Surroundings
from tongban.adapters.partners.sources import SignedSource
from tongban.core.people.registers import Matched, NoRecord, NotAvailable
from tongban.core.vocabulary.errors import ConfigurationError

SCRIPT = Path(__file__).parent / "faulty_partner.py"
CALL_SECONDS = 0.5
NAMES = {
    "keys": {"person.identity_number": "idcard"},
    "fields": {"person.name": "xm", "person.birth_date": "csrq"},
}
AROUND = Surroundings(seconds=CALL_SECONDS, drops=Path("/nowhere"))
UNHURRIED = Surroundings(seconds=20 * CALL_SECONDS, drops=Path("/nowhere"))
"""A partner that is well answers in time, however busy the machine of the tests is."""


@pytest.fixture(scope="module")
def faulty():
    """Run the faulty partner in front of one that is well."""
    with running_partner() as partner:
        process = subprocess.Popen(
            [sys.executable, str(SCRIPT), partner.url], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.kill()
            process.communicate()


def connected(faulty: dict[str, int], how: str):
    """Return a source behind one way of misbehaving."""
    kind, _, proxied = how.partition("-")
    if kind == "proxy":
        url = f"http://127.0.0.1:{faulty[proxied]}"
        partner = Partner(base_url=url, client="tongban", key=KEY, inside=True)
        return SignedSource(partner, seconds=CALL_SECONDS)
    told = {"url": f"http://127.0.0.1:{faulty['']}/{how}", "inside": True, **NAMES}
    around = UNHURRIED if how.endswith("well") else AROUND
    if how.startswith("xml"):
        return source_of("xml", {**told, "record": "d"}, around)
    return source_of("json", {**told, "record": "data"}, around)


@contextmanager
def registers(
    faulty: dict[str, int], ways: dict[str, str], **knobs: float
) -> Iterator[PartnerRegisters]:
    """Have registers of which each dataset misbehaves in its own way."""
    with ExitStack() as stack:
        sources = {dataset: connected(faulty, how) for dataset, how in ways.items()}
        for source in sources.values():
            stack.callback(source.close)
        yield stack.enter_context(
            PartnerRegisters(None, connected=sources.get, remember_seconds=0, **knobs)
        )


def named(code: str):
    from dataclasses import replace

    return about(LIN, replace(POPULATION, code=code), NAME, BORN)


def asked(faulty: dict[str, int], how: str, times: int = 1):
    code = "population"
    with registers(faulty, {code: how}) as reached:
        return [reached.ask(named(code), PURPOSE, today=TODAY) for _ in range(times)][-1]


@pytest.mark.parametrize("how", ["well", "xml-well", "proxy-forwards"])
def test_a_partner_that_is_well_is_believed_and_what_it_says_beyond_is_dropped(faulty, how):
    answer = asked(faulty, how)

    assert isinstance(answer, Matched), answer
    assert {fact.element for fact in answer.facts} == {"person.name", "person.birth_date"}
    assert answer.dropped == (1 if how == "well" else 0)


def test_nobody_by_these_keys_is_no_record(faulty):
    assert isinstance(asked(faulty, "nobody"), NoRecord)


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("hangs", "slow"),
        ("drips", "slow"),
        ("aborts", "down"),
        ("floods", "garbage"),
        ("redirects", "garbage"),
        ("fails", "down"),
        ("refuses", "refused"),
        ("packed", "garbage"),
        ("lies", "garbage"),
        ("page", "garbage"),
        ("deep", "garbage"),
        ("endless-number", "garbage"),
        ("twice", "garbage"),
        ("wrong-subject", "wrong_person"),
        ("xml-wrong-subject", "wrong_person"),
        ("xml-bomb", "garbage"),
        ("xml-outside", "garbage"),
        ("xml-dtd", "garbage"),
        ("xml-cut", "garbage"),
        ("proxy-aborts", "down"),
    ],
)
def test_a61_a67_a71_each_fault_ends_as_promised_and_in_time(faulty, how, reason):
    began = time.monotonic()
    answer = asked(faulty, how)

    assert time.monotonic() - began < 2 * CALL_SECONDS + 0.5
    assert isinstance(answer, NotAvailable), answer
    assert answer.reason == reason
    assert "不影响您办理" in answer.words


@pytest.mark.parametrize("how", ["proxy-replays", "proxy-splices"])
def test_a66_an_answer_cut_from_another_call_is_never_shown(faulty, how):
    answer = asked(faulty, how, times=2)

    assert isinstance(answer, NotAvailable), answer
    assert answer.reason == "garbage"


def test_a67_another_persons_record_is_warned_of_without_naming_anybody(faulty):
    with capture_logs() as logs:
        asked(faulty, "wrong-subject")

    assert [line["log_level"] for line in logs if line["event"] == "register_asked"] == ["warning"]
    assert LIN not in str(logs)


def test_nobody_listens_and_the_call_ends_at_once(faulty):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = free.getsockname()[1]
    answer = asked({"": closed}, "well")

    assert isinstance(answer, NotAvailable)
    assert answer.reason == "down"


@pytest.mark.parametrize(
    "url",
    ["http://register.example/q", "ftp://register.example/q", "https://u:p@register.example/q",
     "https://register.example/q?id=1", "//register.example", "file:///etc/passwd"],
)  # fmt: skip
def test_a61_a_connection_to_an_address_of_another_kind_is_not_made(url):
    with pytest.raises(ConfigurationError):
        source_of("json", {"url": url, **NAMES}, AROUND)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "169.254.169.254", "10.0.0.1", "0x7f.1"])
def test_a58_a_private_address_that_was_not_registered_as_inside_is_not_connected_to(host):
    source = source_of("json", {"url": f"https://{host}/q", **NAMES}, AROUND)
    with PartnerRegisters(None, connected=lambda _dataset: source) as reached:
        answer = reached.ask(named("population"), PURPOSE, today=TODAY)

    assert isinstance(answer, NotAvailable)
    assert answer.reason == "down"


def test_f16_a_partner_that_hangs_is_left_alone_and_the_others_do_not_notice(faulty):
    ways = {"ill": "hangs", "population": "well", "cars": "xml-well"}
    with registers(faulty, ways, places=8) as reached:
        took: dict[str, list[float]] = {code: [] for code in ways}
        reasons: Counter[str] = Counter()
        lock = threading.Lock()

        def ask(code: str) -> None:
            began = time.monotonic()
            answer = reached.ask(named(code), PURPOSE, today=TODAY)
            with lock:
                took[code].append(time.monotonic() - began)
                reasons[f"{code} {getattr(answer, 'reason', 'well')}"] += 1

        with ThreadPoolExecutor(32) as load:
            for number in range(240):
                load.submit(ask, ("ill", "population", "cars")[number % 3])

    assert reasons["population well"] == reasons["cars well"] == 80
    assert reasons["ill broken_off"], reasons
    assert reasons["ill broken_off"] + reasons["ill slow"] == 80
    well = sorted(took["population"] + took["cars"])
    assert well[len(well) // 2] < CALL_SECONDS


@pytest.mark.parametrize(
    "how", ["drips", "aborts", "redirects", "refuses", "lies", "wrong-subject"]
)
def test_f16_however_a_partner_misbehaves_the_others_are_answered_meanwhile(faulty, how):
    ways = {"ill": how, "population": "well", "cars": "xml-well"}
    with registers(faulty, ways, places=8) as reached:
        asked_of = [("ill", "population", "cars")[number % 3] for number in range(30)]
        with ThreadPoolExecutor(6) as load:
            answers = load.map(
                lambda code: reached.ask(named(code), PURPOSE, today=TODAY), asked_of
            )
        outcomes = Counter(
            (code, type(answer)) for code, answer in zip(asked_of, answers, strict=True)
        )

    assert outcomes == {
        ("ill", NotAvailable): 10,
        ("population", Matched): 10,
        ("cars", Matched): 10,
    }


def test_f16_every_fault_at_once_keeps_no_question_from_a_register_that_is_well(faulty):
    """All are asked side by side within one budget: no thread is held beyond its own deadline."""
    ill = ("hangs", "drips", "refuses", "redirects", "lies", "wrong-subject", "proxy-splices")
    ways = {**{how: how for how in ill}, "population": "well", "cars": "xml-well"}
    with registers(faulty, ways, budget_seconds=40 * CALL_SECONDS) as reached:
        for _ in range(3):
            questions = [named(code) for code in ways]
            answers = reached.ask_all(questions, PURPOSE, today=TODAY)
            told = dict(zip(ways, answers, strict=True))
            assert isinstance(told["population"], Matched), told["population"]
            assert isinstance(told["cars"], Matched), told["cars"]
            assert not [how for how in ill[:-1] if not isinstance(told[how], NotAvailable)]


def test_a59_the_address_that_was_checked_is_the_one_connected_to_however_often(faulty):
    """A name that turns private later gains nothing: the connection that is kept is checked."""
    told: list[str] = []

    def resolver(_host: str, _port: int) -> list[str]:
        told.append("asked")
        return ["93.184.216.34"] if len(told) == 1 else ["127.0.0.1"]

    from tongban.adapters.partners.guarded import GuardedTransport

    port = faulty[""]
    partner = Partner(base_url=f"https://register.example:{port}", client="", key=b"")
    transport = GuardedTransport(partner, seconds=0.3, resolver=resolver, keep=4)
    with httpx.Client(transport=transport) as client:
        for _ in range(2):
            with pytest.raises(httpx.TransportError):
                client.post(f"https://register.example:{port}/well")
