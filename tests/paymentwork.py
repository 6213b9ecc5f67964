"""A bank that stands in this process, whose notices a test carries by hand, and bills to pay."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

import httpx
from city.handling import Desk
from city.stories import Story

from tongban.actions.outside import Outside
from tongban.actions.payments.confirming import confirm_due
from tongban.actions.payments.keeping import bill_of
from tongban.actions.payments.noticing import take_notice
from tongban.actions.payments.ordering import order
from tongban.adapters.fee_practices import read_fee_practices
from tongban.adapters.payments import HttpBank
from tongban.adapters.payments.client import NOTICE
from tongban.adapters.payments.signing import Signed
from tongban.adapters.payments.simulation import Accounts, Fault, SimulatedBank
from tongban.adapters.payments.simulation.notifying import notices_of
from tongban.core.payments.bills import Bill
from tongban.examples.mingchuan import FOLDER
from tongban.store.payments.models import BillRow

CALLS, NOTICES = b"the key of our calls", b"the key of its notices"
PRACTICES = read_fee_practices(FOLDER / "payments.yaml")
CARD = Story(
    kind="item",
    code="identity_card_renewal",
    answers={"identity_card.reason": "lost", "person.fingerprint_taken": True},
)
"""A lost identity card: forty yuan, once it is accepted."""
RENEWED = replace(CARD, answers={**CARD.answers, "identity_card.reason": "expired"})
"""One that has run out: twenty yuan, and nothing for who lives on the minimum."""


@dataclass
class Postbox:
    """Notices as they were written, until a test has them delivered: none, twice, in any order."""

    waiting: list[bytes] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def tell(self, order, fault) -> threading.Thread:
        self.waiting += notices_of(order, fault)
        return threading.current_thread()


@dataclass(kw_only=True)
class BankAtHand:
    """The simulated bank, what it wants told, and the platform's way to ask it."""

    server: SimulatedBank
    postbox: Postbox
    asked: HttpBank

    def pay(self, address: str) -> None:
        """Pay on the page of the bank, as a payer does."""
        httpx.post(address, data={"act": "pay"}, trust_env=False).raise_for_status()

    def is_(self, fault: Fault) -> None:
        self.server.fault = fault

    def letters(self, *, key: str = "", secret: bytes = NOTICES) -> list[tuple[dict, bytes]]:
        """Take the notices that wait, each signed now under a key of its own."""
        moment = str(int(self.server.clock().timestamp()))
        bodies, self.postbox.waiting = self.postbox.waiting, []
        return [
            (self._signed(body, f"{key or id(body)}-{place}", moment, secret), body)
            for place, body in enumerate(bodies)
        ]

    def _signed(self, body: bytes, key: str, moment: str, secret: bytes) -> dict[str, str]:
        return Signed(what=NOTICE, key=key, moment=moment, body=body).headers(secret)


@contextmanager
def bank_at_hand(clock, file: Path | None = None) -> Iterator[BankAtHand]:
    """Run the simulated bank on a free port."""
    postbox = Postbox()
    accounts = Accounts(clock=clock, file=file)
    server = SimulatedBank(accounts, postbox, key=CALLS, token="t", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    transport = httpx.HTTPTransport()
    asked = HttpBank(
        transport,
        base_url=server.url,
        call_key=CALLS,
        notice_key=NOTICES,
        clock=clock,
    )
    try:
        yield BankAtHand(server=server, postbox=postbox, asked=asked)
    finally:
        transport.close()
        server.shutdown()
        thread.join()


def collecting(outside: Outside, bank: BankAtHand) -> Outside:
    """Return an outside in which fees are charged, and this bank takes the money."""
    return replace(outside, fees=PRACTICES, bank=bank.asked)


def bills_of(filing: UUID) -> list[BillRow]:
    return list(BillRow.objects.filter(filing_id=filing).order_by("drawn_at"))


def standing(bill: UUID) -> Bill:
    return bill_of(BillRow.objects.get(pk=bill))


def paid_once(citizen, outside: Outside) -> None:
    """File for a card, have the fee paid at the bank, and the bank tell of it."""
    with bank_at_hand(outside.clock) as bank:
        paying = collecting(outside, bank)
        filing = CARD.filed(citizen, paying)
        Desk.of("public_security", paying).accept(filing.cases[0].id)
        [bill] = bills_of(filing.id)
        bank.pay(order(citizen, bill.pk, paying))
        for headers, body in bank.letters():
            take_notice(headers, body, paying)
        confirm_due(paying)
