"""The catalogue of a peer, another process, read page by page: whole, again, and after a break."""

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from exchangework import RESOURCE

from tongban.actions.exchange.harvesting import Harvest, harvest, take_in
from tongban.adapters.dcat import write_page
from tongban.core.vocabulary.errors import ConfigurationError, Unavailable
from tongban.project.peers import fetch_of
from tongban.store.exchange.queries.harvests import offered_by_peers, peers

pytestmark = pytest.mark.django_db
EVERY = tuple(replace(RESOURCE, code=f"set_{n}", name=f"数据{n}") for n in range(5))


def pages(folder, resources, *, size=2):
    """Write the pages of a catalogue, each leading to the next."""
    for place in range(0, len(resources), size):
        more = place + size < len(resources)
        page = write_page(
            resources[place : place + size],
            {},
            title="省级目录",
            following=f"page{place + size}" if more else "",
        )
        (folder / ("catalogue" if not place else f"page{place}")).write_bytes(page)


@pytest.fixture
def folder(tmp_path):
    """Return the folder of what the peer serves."""
    pages(tmp_path, EVERY)
    return tmp_path


@pytest.fixture
def fetch(folder, settings):
    """Return what fetches pages of a peer that is a process of its own."""
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
    with subprocess.Popen(
        [*command, "--directory", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as peer:
        port = re.search(r"port (\d+)", peer.stdout.readline())[1]
        settings.DATA_PEERS = [f"province=inside:http://127.0.0.1:{port}/catalogue"]
        yield fetch_of("province")
        peer.terminate()


def codes():
    return {one.resource.code for one in offered_by_peers()}


def test_a_catalogue_is_read_whole_and_reading_it_again_changes_nothing(fetch, outside):
    first = harvest("province", fetch, at=outside.now)
    again = harvest("province", fetch, at=outside.now)

    assert first == Harvest(pages=3, new=5)
    assert again == Harvest(pages=3, unchanged=5)
    assert codes() == {one.code for one in EVERY}
    assert [one.resource for one in offered_by_peers("数据3")] == [EVERY[3]]


def test_what_changed_is_taken_and_what_is_gone_is_gone_and_may_come_back(fetch, folder, outside):
    harvest("province", fetch, at=outside.now)
    pages(folder, (replace(EVERY[0], name="改名"), *EVERY[1:4]))
    assert harvest("province", fetch, at=outside.now) == Harvest(
        pages=2, changed=1, unchanged=3, gone=1
    )
    assert EVERY[4].code not in codes()
    pages(folder, EVERY)

    assert harvest("province", fetch, at=outside.now).changed == 2
    assert EVERY[4].code in codes()


def test_a_run_that_breaks_off_is_taken_up_at_its_page(fetch, folder, outside):
    kept = (folder / "page2").read_bytes()
    (folder / "page2").unlink()
    with pytest.raises(Unavailable):
        harvest("province", fetch, at=outside.now)
    (line,) = peers()
    assert (line.interrupted, line.datasets) == (True, 2)
    (folder / "page2").write_bytes(kept)

    assert harvest("province", fetch, at=outside.now) == Harvest(pages=2, new=3)
    (line,) = peers()
    assert (line.interrupted, line.datasets) == (False, 5)


def test_a_peer_that_leads_elsewhere_or_in_a_circle_is_not_followed(fetch, folder, outside):
    for following in ("http://example.invalid/next", "catalogue"):
        page = write_page(EVERY[:1], {}, title="目录", following=following)
        (folder / "catalogue").write_bytes(page)
        with pytest.raises(Unavailable):
            harvest("province", fetch, at=outside.now)


def test_only_registered_peers_are_read(settings):
    settings.DATA_PEERS = ["far=http://example.invalid/"]
    with pytest.raises(ConfigurationError):
        fetch_of("nobody")
    with pytest.raises(ConfigurationError):
        fetch_of("far")


def test_a_catalogue_comes_from_a_file_too_and_tells_what_it_could_not_read(outside):
    page = write_page(EVERY, {}, title="目录").replace(
        b'"tb:form": "table"', b'"tb:form": "fax"', 1
    )
    done = take_in("file", page, at=outside.now)

    assert (done.new, done.unread) == (4, ("set_0",))
