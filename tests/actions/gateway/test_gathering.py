"""Calls of one moment share one commit; each waits for it, and a fault leaves nobody waiting."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tongban.actions.gateway.gathering import Gathering
from tongban.actions.gateway.logs import TURNED_AWAY_A_SECOND, GatheredLogs
from tongban.core.exchange.refusals import ClientRefused, GatewayRefused


def test_what_comes_in_together_is_done_together_and_each_gets_its_own():
    batches, gate = [], threading.Event()

    def together(batch):
        gate.wait(5)
        batches.append(len(batch))
        return [one * 2 for one in batch]

    gathering = Gathering(together, name="test")
    with ThreadPoolExecutor(20) as threads:
        results = [threads.submit(gathering.of, number) for number in range(20)]
        gate.set()
        assert [one.result() for one in results] == [number * 2 for number in range(20)]
    gathering.stop()

    assert sum(batches) == 20
    assert len(batches) < 20


def test_a_fault_is_told_to_everybody_in_the_batch_and_the_next_goes_on():
    faults = iter([RuntimeError("x"), ClientRefused("time"), None])

    def together(batch):
        fault = next(faults)
        if fault is not None:
            raise fault
        return batch

    gathering = Gathering(together, name="test")
    with pytest.raises(GatewayRefused, match="unlogged"):
        gathering.of(1)
    with pytest.raises(ClientRefused, match="time"):
        gathering.of(2)
    assert gathering.of(3) == 3
    gathering.stop()


class Counted:
    """A journal that counts."""

    def __init__(self):
        self.turned = 0

    def open(self, arrived, *, on):
        return tuple(arrived)

    def close(self, ended, *, turned_away):
        self.turned += len(turned_away)


def test_a_flood_of_strangers_does_not_fill_the_audit():
    journal, now = Counted(), [0.0]
    logs = GatheredLogs(journal, day=lambda: None, clock=lambda: now[0])
    for _ in range(5 * TURNED_AWAY_A_SECOND):
        logs.turn_away("nobody", "signature")
    now[0] = 1.0
    logs.turn_away("nobody", "signature")
    assert logs.open("call") == "call"
    logs.stop()

    assert journal.turned == TURNED_AWAY_A_SECOND + 1
