"""The office (模拟部门): the registers it keeps, who may ask, and how it behaves today."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus

from tongban.adapters.partners.signing import SIGNATURE, Call, answer_signature, same
from tongban.adapters.partners.simulation.answers import RegisterRecords, answer
from tongban.adapters.partners.simulation.desk import Desk, Turned, Wanted, refusal
from tongban.adapters.partners.simulation.faults import (
    ALL,
    LONGEST_SECONDS,
    Fault,
    FaultBoard,
    Setting,
)
from tongban.adapters.partners.simulation.pages import Line, status_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What goes back over HTTP."""

    status: int
    content: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Departments' registers (dataset → key → element → value) and the faults set on them.

    `grants` names the elements that each dataset serves, `desk` knows the clients, `token` guards
    the switches, `today` dates the answers and `names` are what people call the datasets. `delays`
    are the seconds that a dataset takes on a good day.
    """

    registers: Mapping[str, RegisterRecords]
    grants: Mapping[str, frozenset[str]]
    desk: Desk
    token: str
    today: Callable[[], date]
    city: str = "明川市"
    code: str = "mingchuan"
    names: Mapping[str, str] = field(default_factory=dict)
    delays: Mapping[str, float] = field(default_factory=dict)
    faults: FaultBoard = field(default_factory=FaultBoard)
    stopping: threading.Event = field(default_factory=threading.Event)

    def query(self, dataset: str, call: Call, signature: str, *, now: float) -> Reply:
        """Answer a signed query as the fault of `dataset` wants it; `now` is in Unix seconds."""
        setting = self.faults.of(dataset)
        if setting.fault is Fault.UNAVAILABLE:
            return Reply(status=HTTPStatus.SERVICE_UNAVAILABLE)
        self.stopping.wait(self.delays.get(dataset, 0.0))
        if setting.fault is Fault.SLOW:
            self.stopping.wait(setting.seconds)
        wanted = self._wanted(dataset, call, signature, now=now)
        if isinstance(wanted, Turned):
            return Reply(status=wanted.status, content=refusal(wanted))
        content = answer(
            dataset,
            self.registers[dataset],
            wanted,
            fault=setting.fault,
            today=self.today(),
        )
        signed = self._signature(call, content, forged=setting.fault is Fault.FORGED)
        return Reply(status=HTTPStatus.OK, content=content, headers={SIGNATURE: signed})

    def switch(self, form: Mapping[str, str]) -> int:
        """Switch the fault that `form` names (dataset, fault, seconds, token); return a status."""
        if not same(form.get("token", ""), self.token):
            return HTTPStatus.FORBIDDEN
        dataset = form.get("dataset", "")
        try:
            seconds = float(form.get("seconds") or Setting().seconds)
            setting = Setting(fault=Fault(form.get("fault", "")), seconds=seconds)
        except ValueError:
            return HTTPStatus.BAD_REQUEST
        if dataset != ALL and dataset not in self.registers:
            return HTTPStatus.NOT_FOUND
        if not 0 <= seconds <= LONGEST_SECONDS:
            return HTTPStatus.BAD_REQUEST
        self.faults.switch(dataset, setting)
        return HTTPStatus.OK

    def page(self) -> bytes:
        """Return the status page."""
        lines = [
            Line(
                dataset=dataset,
                name=self.names.get(dataset, dataset),
                size=len(records),
                setting=self.faults.of(dataset),
            )
            for dataset, records in self.registers.items()
        ]
        return status_page(self.city, lines)

    def _wanted(self, dataset: str, call: Call, signature: str, *, now: float) -> Wanted | Turned:
        """Return what is asked for, once it is known who asks."""
        turned = self.desk.identify(call, signature, now=now)
        if turned is not None:
            return turned
        if dataset not in self.registers:
            return Turned(status=HTTPStatus.NOT_FOUND, reason="dataset")
        return self.desk.read(call.body, self.grants.get(dataset, frozenset()))

    def _signature(self, call: Call, content: bytes, *, forged: bool) -> str:
        key = self.desk.key_of(call.client) or b""
        return answer_signature(b"another key" if forged else key, call.signature(key), content)
