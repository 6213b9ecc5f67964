"""Money in a case (收费监察): charged without right, above the standard, or not at all.

行政许可法 §58, §59 and §75: nothing is charged but by the published items and standards. The bills
of this platform cannot do otherwise; what other systems send in is watched alike.
"""

from collections.abc import Iterator
from typing import Final

from tongban.core.cases import law
from tongban.core.cases.events import Completed, Granted
from tongban.core.cases.fee_events import FeeCharged
from tongban.core.supervision.deeds import Deed, Look
from tongban.core.supervision.rules import Level, Rule, Watched
from tongban.core.supervision.sightings import Sighting
from tongban.core.vocabulary.citations import Citation

_LAW: Final = law.DECISION.law


def _free_item_charged(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    known = {fee.id for fee in deed.before.item.fees}
    if isinstance(deed.event, FeeCharged):
        unlawful = [one for one in deed.event.fees if one.fee not in known and one.due]
        if unlawful:
            yield deed.seen(rule, about="、".join(f"{o.name} {o.due.label}" for o in unlawful))


def _over_standard(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    standards = {fee.id: fee.amount for fee in deed.before.item.fees}
    if isinstance(deed.event, FeeCharged):
        above = [
            one for one in deed.event.fees if one.fee in standards and one.due > standards[one.fee]
        ]
        if above:
            told = (f"{o.name} {o.due.label}，标准 {standards[o.fee].label}" for o in above)
            yield deed.seen(rule, about="、".join(told))


def _payable_not_charged(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    before, event = deed.before, deed.event
    given = isinstance(event, Completed) and isinstance(before.decision, Granted)
    if not given or not before.item.fees:
        return
    fees = before.fees
    if fees.owed or not (fees.charged or fees.not_due):
        yield deed.seen(rule, about="、".join(one.name for one in before.item.fees))


LOOKS: Final[dict[Watched, Look]] = {
    Watched.FREE_ITEM_CHARGED: _free_item_charged,
    Watched.OVER_STANDARD: _over_standard,
    Watched.PAYABLE_NOT_CHARGED: _payable_not_charged,
}
"""The looks at a deed that are about money."""

FEE_RULES: Final = (
    Rule(
        code="free_item_charged",
        name="不收费的事项收费",
        watched=Watched.FREE_ITEM_CHARGED,
        level=Level.RED,
        basis=(
            Citation(law=_LAW, article="58", paragraph=1),
            Citation(law=_LAW, article="75", paragraph=1),
        ),
        meaning="收取了办事指南没有公布的费用；没有法律、行政法规规定的不得收费。",
    ),
    Rule(
        code="over_standard",
        name="超标准收费",
        watched=Watched.OVER_STANDARD,
        level=Level.RED,
        basis=(
            Citation(law=_LAW, article="59"),
            Citation(law=_LAW, article="75", paragraph=1),
        ),
        meaning="收取的金额高于公布的收费标准。",
    ),
    Rule(
        code="payable_not_charged",
        name="应收费的事项没有收费",
        watched=Watched.PAYABLE_NOT_CHARGED,
        level=Level.YELLOW,
        basis=(Citation.local("应当收费的事项办结前要缴清，减免要有依据"),),
        meaning="事项有收费标准，准予后办结时没有收费、没有减免，也没有核定不收费，或者还没有缴清。",
    ),
)
"""What is watched about money unless the operator chooses otherwise."""
