"""A certificate in somebody's hands, and two officers who may change how it stands."""

from datetime import date

from city.people import officer

from tongban.actions.certificates.standing import answer_change, propose_change
from tongban.actions.certificates.taking_over import Existing, take_over
from tongban.actions.targets import published
from tongban.core.catalog.evidence import Trust
from tongban.core.certificates.faces import Holder
from tongban.core.people.actors import Role
from tongban.core.people.holdings import Holding, HoldingKind
from tongban.store.certificates.queries import certificate_of, certificates_of

MARKET = "market_regulation"
FIELDS = {
    "enterprise.name": "明川市晓雨面馆",
    "enterprise.legal_representative": "林晓雨",
    "premises.address": "明川市人民路 8 号",
    "food.activities": ("hot", "drinks"),
}
LAST_DAY = date(2031, 1, 9)


def held(citizen, outside, *, trust=Trust.ISSUED, valid_until=LAST_DAY, fields=FIELDS):
    """Give somebody a food licence that was issued before; return it."""
    holding = Holding(
        evidence="food_licence",
        kind=HoldingKind.CERTIFICATE,
        reference="",
        name="食品经营许可证",
        trust=trust,
        valid_from=date(2026, 1, 10),
        valid_until=valid_until,
        fields=fields,
        issuer=MARKET,
    )
    existing = Existing(
        holder=Holder(identifier=citizen.subject, name=citizen.name), holding=holding
    )
    take_over([existing], published().catalogue, outside)
    return next(one for one in certificates_of(citizen.subject) if one.evidence == "food_licence")


def again(citizen, kept):
    """Read a certificate again."""
    return certificate_of(citizen.subject, kept.id)


def changed(kept, standing, outside, *, department=MARKET):
    """Have two officers of a department change how a certificate stands."""
    first = officer(department, Role.EXAMINER, staff="first")
    second = officer(department, Role.APPROVER, staff="second")
    asked = propose_change(
        first, kept.id, standing, outside, reason="复查", basis="食品安全法第126条"
    )
    answer_change(second, asked, outside, agrees=True)
