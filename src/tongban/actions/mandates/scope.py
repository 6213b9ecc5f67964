"""Scope (代理范围): whether somebody who acts for another may do this item for them (A11).

民法典 §161, §171: beyond the authority there is none. What the law wants done by oneself is refused
with its article, whatever was agreed.
"""

from collections.abc import Iterable

from django.conf import settings

from tongban.core.catalog.items import ServiceItem
from tongban.core.people.actors import Citizen
from tongban.core.people.in_person import in_person
from tongban.core.people.representation import Capacity, Representation
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import NotAllowed

BEYOND = "mandate.scope"
IN_PERSON = "mandate.in_person"
_AGENT = Representation(reference="", party="", name="", capacity=Capacity.AGENT, natural=True)
_NO_AUTHORITY = Citation(law="民法典", article="171", paragraph=1, level=LegalLevel.LAW)


class BeyondAuthority(NotAllowed):
    """Whoever acts for another may not do this for them; `why` is a sentence where law has it."""

    def __init__(self, item: ServiceItem, *, rule: str, citation: Citation, why: str = "") -> None:
        super().__init__(f"{item.code} is beyond the authority", rule=rule, citation=citation)
        self.item = item.name
        self.why = why


def may_be_given(item: str) -> bool:
    """Tell whether somebody may let another do an item for them at all."""
    return in_person(item, _AGENT, settings.IN_PERSON_ITEMS) is None


def require_covered(actor: Citizen, items: Iterable[ServiceItem]) -> None:
    """Refuse items that the actor may not do in the name in which they act.

    Raises:
        BeyondAuthority: for the first of them.
    """
    acting = actor.representing
    if acting is None:
        return
    for item in items:
        alone = in_person(item.code, acting, settings.IN_PERSON_ITEMS)
        if alone is not None:
            raise BeyondAuthority(item, rule=IN_PERSON, citation=alone.citation, why=alone.reason)
        if not acting.covers(item.code, item.department):
            raise BeyondAuthority(item, rule=BEYOND, citation=_NO_AUTHORITY)


def require_some(actor: Citizen, items: Iterable[ServiceItem]) -> None:
    """Refuse several items together when none of them may be done in this name.

    Raises:
        BeyondAuthority: for the first of them.
    """
    if actor.representing is None:
        return
    first: BeyondAuthority | None = None
    for item in items:
        try:
            require_covered(actor, (item,))
        except BeyondAuthority as refused:
            first = first or refused
        else:
            return
    if first is not None:
        raise first
