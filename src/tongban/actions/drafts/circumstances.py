"""What is known of a person, for a guide: identity, answers, registers, certificates, disputes.

While a person looks around, a register that is shared is expected to answer. What is filed counts
on it only once it has: nothing but a match (一致) passes without the person (政务数据共享条例).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from tongban.actions.credit.standing import closed_to
from tongban.actions.outside import Outside
from tongban.actions.targets import Wanted
from tongban.core.catalog.availability import granted_at_all
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.credit.lists import Relief
from tongban.core.guides.circumstances import Circumstances, parameters_on
from tongban.core.journeys.definitions import Journey
from tongban.core.people.actors import Citizen
from tongban.core.people.facts import Fact, Facts, FactSource, merged
from tongban.core.people.holdings import Holding, HoldingKind
from tongban.store.cases.draft_content import DraftContent, Told
from tongban.store.certificates import queries as certificates


def circumstances(
    actor: Citizen | None, content: DraftContent, catalogue: Catalogue, outside: Outside
) -> Circumstances:
    """Return everything known of `actor` today, or of an unknown visitor when it is None."""
    today = outside.today
    holdings = held_by(actor, catalogue)
    facts = known_facts(actor, content, holdings, today)
    told = still_told(content.told, facts)
    if len(told) < len(content.told):
        facts = known_facts(actor, replace(content, told=told), holdings, today)
    closed = closed_to(actor.subject if actor else None, facts, today, outside.calendar)
    return Circumstances(
        today=today,
        calendar=outside.calendar,
        facts=facts,
        holdings=holdings,
        available=granted_at_all(catalogue),
        unavailable=_silent(told),
        parameters=parameters_on(catalogue, today),
        may_declare=Relief.DECLARATION not in closed,
        may_defer=Relief.DEFERRAL not in closed,
        own_document=content.own_document,
    )


def confirmed(known: Circumstances, content: DraftContent, wanted: Wanted) -> Circumstances:
    """Return the circumstances as they count for filing: no register is taken at its silence.

    A register that is searched by what the journey itself brings about, such as the number of an
    enterprise still to be founded, cannot have answered yet and is left to the departments.
    """
    told = still_told(content.told, known.facts)
    later = _settled_on_the_way(wanted, content.chosen)
    silent = {
        code: f"“{dataset.name}”还没有核验"
        for code, dataset in wanted.published.catalogue.datasets.items()
        if code in known.available
        and code not in told
        and not any(key in later and key_of(key, known.facts) is None for key in dataset.keys)
    }
    return replace(known, unavailable={**silent, **known.unavailable})


def still_told(told: Mapping[str, Told], facts: Facts) -> dict[str, Told]:
    """Return what registers said of the subjects that are named now; of others they said nothing.

    A number that is changed after its register answered would otherwise pass as confirmed.
    """
    return {
        code: one
        for code, one in told.items()
        if all(key_of(key, facts) == value for key, value in one.keys.items())
    }


def key_of(element: str, facts: Facts) -> str | None:
    """Return the value that registers are searched by, or None while it is not known."""
    fact = facts.get(element)
    return None if fact is None or fact.value is None else str(fact.value)


def held_by(actor: Citizen | None, catalogue: Catalogue) -> tuple[Holding, ...]:
    """Return the certificates of the person whose matter it is, and of their organisation."""
    if actor is None:
        return ()
    human, _ = actor.for_person
    subjects = dict.fromkeys((human, actor.subject))
    return certificates.holdings_of(subjects, catalogue)


def known_facts(
    actor: Citizen | None, content: DraftContent, holdings: tuple[Holding, ...], today: date
) -> dict[str, Fact]:
    """Return one fact per element from all that is known, the better source first."""
    stated = (
        Fact(element=code, value=value, source=FactSource.STATED, as_of=today, origin="您填写")
        for code, value in content.answers.items()
    )
    told = (fact for one in content.told.values() for fact in one.facts)
    disputed = (
        Fact(
            element=code,
            value=dispute.value,
            source=FactSource.DISPUTED_BY_APPLICANT,
            as_of=today,
            origin="您提出了异议",
        )
        for code, dispute in content.disputes.items()
    )
    return merged(stated, _identity(actor, today), _faces(holdings, today), told, disputed)


def _identity(actor: Citizen | None, today: date) -> Iterator[Fact]:
    """Yield what signing in proves (实名认证)."""
    if actor is None:
        return
    number, name = actor.for_person
    known = {"person.identity_number": number, "person.name": name}
    if actor.organisation is not None:
        known["enterprise.credit_code"] = actor.organisation
    for element, value in known.items():
        yield Fact(
            element=element,
            value=value,
            source=FactSource.CERTIFICATE,
            as_of=today,
            origin="实名账户",
        )


def _faces(holdings: tuple[Holding, ...], today: date) -> Iterator[Fact]:
    """Yield what the valid certificates of the person say (照面信息)."""
    for holding in holdings:
        if holding.kind is HoldingKind.CERTIFICATE and holding.valid_on(today):
            for element, value in holding.fields.items():
                yield Fact(
                    element=element,
                    value=value,
                    source=FactSource.CERTIFICATE,
                    as_of=holding.valid_from,
                    origin=f"电子证照《{holding.name}》",
                )


def _settled_on_the_way(wanted: Wanted, chosen: frozenset[str] | None) -> frozenset[str]:
    """Return what the items of a journey settle for each other; an item alone settles nothing."""
    if not isinstance(wanted.target, Journey):
        return frozenset()
    return frozenset(
        element
        for item in wanted.items
        if chosen is None or item.code in chosen
        for output in item.outputs
        for element in output.settles
    )


def _silent(told: Mapping[str, Told]) -> dict[str, str]:
    """Return the registers that gave no match, with the words for the person."""
    return {code: one.words for code, one in told.items() if one.outcome != "matched"}
