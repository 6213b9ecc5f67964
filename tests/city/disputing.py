"""A licence in which the applicant says that a register is wrong (示例异议)."""

from dataclasses import replace

from city.stories import FOOD_LICENCE
from tongban.actions.drafts.writing import change, dispute
from tongban.actions.filings.submit import Submitted, submit
from tongban.core.people.facts import Fact, FactSource
from tongban.store.cases.draft_content import Told
from tongban.store.cases.queries.filings import FilingRecord, filing_of

REGISTER, ELEMENT = "population", "person.domicile_address"
TOLD, CLAIMED = "明川市青溪区旧街 1 号", "明川市青溪区新街 8 号"


def licence_with_a_dispute(citizen, outside) -> FilingRecord:
    """File a licence whose applicant moved, which the register has not heard of."""
    draft = FOOD_LICENCE.prepared(citizen, outside)
    fact = Fact(
        element=ELEMENT,
        value=TOLD,
        source=FactSource.SHARED,
        as_of=outside.today,
        origin="户籍",
    )
    told = Told(dataset=REGISTER, outcome="matched", asked_on=outside.today, facts=(fact,),
                keys={"person.identity_number": citizen.person})  # fmt: skip
    change(citizen, draft, lambda content: replace(content, told={**content.told, REGISTER: told}))
    dispute(citizen, draft, ELEMENT, CLAIMED, words="去年已经迁入")
    outcome = submit(citizen, draft, outside)
    assert isinstance(outcome, Submitted), outcome
    return filing_of(citizen, outcome.filing)
