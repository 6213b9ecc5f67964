"""A bill to try things on, and the hands that do them."""

from datetime import datetime, timedelta

from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.payments import billing, paying
from tongban.core.payments.bill_events import PaymentWay
from tongban.core.payments.bills import Bill, ReportedPayment
from tongban.core.payments.charges import ChargedCase, FeeCharge
from tongban.core.payments.folding import advance, fold
from tongban.core.payments.hands import BANK, PAYER, BillHand
from tongban.core.payments.practice import FeeReduction
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.money import Money

NOON = datetime(2026, 3, 2, 12, tzinfo=CHINA_STANDARD_TIME)
UNTIL = NOON + timedelta(minutes=30)
WINDOW = Signatory(staff_number="P001", name="王敏", department="police")
COLLEAGUE = Signatory(staff_number="P002", name="李强", department="police")
NUMBER = "51990026000000000014"
LAW = Citation(law="居民身份证法", article="21", paragraph=2)
FREE = FeeReduction(
    id="free", fee="card", name="低保免收", percent=100, basis=LAW, evidence="低保证"
)
HALF = FeeReduction(id="half", fee="card", name="减半", percent=50, basis=LAW, evidence="证明")


def hand(by: Signatory = WINDOW) -> BillHand:
    return BillHand(at=NOON, by=by)


def charge(case: str = "a", fen: int = 4000, *, fee: str = "card", **more: object) -> FeeCharge:
    return FeeCharge(
        case=ChargedCase(
            id=case, number=f"N{case}", item="card", item_name="换领", department="police"
        ),
        fee=fee,
        name="工本费",
        standard=Money(fen),
        basis="《居民身份证法》第二十一条",
        **more,
    )


def drawn(*charges: FeeCharge) -> Bill:
    return fold((billing.draw(NUMBER, charges or (charge(),), hand()),))


def ordered(bill: Bill, number: str = "o1") -> Bill:
    return advance(bill, *paying.order(bill, number, UNTIL, hand(PAYER)))


def told(fen: int, serial: str = "s1", order: str = "o1", **more: object) -> ReportedPayment:
    said = {"way": PaymentWay.BANK, "by": BANK, **more}
    return ReportedPayment(order=order, serial=serial, amount=Money(fen), **said)


def came(bill: Bill, fen: int = 4000, serial: str = "s1", order: str = "o1") -> Bill:
    return advance(bill, *paying.arrive(bill, told(fen, serial, order), hand(BANK)))
