"""A licence in which the applicant says that a register is wrong (示例异议)."""

from dataclasses import dataclass, replace

from city.stories import FOOD_LICENCE
from tongban.actions.drafts.writing import change, dispute
from tongban.actions.filings.submit import Submitted, submit
from tongban.core.people.facts import Fact, FactSource
from tongban.store.cases.draft_content import Told
from tongban.store.cases.queries.filings import FilingRecord, filing_of


@dataclass(frozen=True, kw_only=True)
class Disputed:
    """What a register says, and what the applicant says instead."""

    register: str
    element: str
    key: str
    told: str
    claimed: str


MOVED = Disputed(
    register="population",
    element="person.domicile_address",
    key="person.identity_number",
    told="明川市青溪区旧街 1 号",
    claimed="明川市青溪区新街 8 号",
)
RENAMED = Disputed(
    register="business",
    element="enterprise.name",
    key="enterprise.credit_code",
    told="明川市拾味小馆",
    claimed="明川市十味小馆",
)


def licence_with_a_dispute(citizen, outside, disputed: Disputed = MOVED) -> FilingRecord:
    """File a licence whose applicant disputes what a register says of them."""
    draft = FOOD_LICENCE.prepared(citizen, outside)
    fact = Fact(
        element=disputed.element,
        value=disputed.told,
        source=FactSource.SHARED,
        as_of=outside.today,
        origin=disputed.register,
    )
    told = Told(
        dataset=disputed.register,
        outcome="matched",
        asked_on=outside.today,
        facts=(fact,),
        keys={disputed.key: citizen.person},
    )
    change(
        citizen,
        draft,
        lambda content: replace(content, told={**content.told, disputed.register: told}),
    )
    dispute(citizen, draft, disputed.element, disputed.claimed, words="登记有误")
    outcome = submit(citizen, draft, outside)
    assert isinstance(outcome, Submitted), outcome
    return filing_of(citizen, outcome.filing)
