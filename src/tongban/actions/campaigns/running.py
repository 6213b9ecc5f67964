"""Run a campaign (组织批次): announce, publish, answer, settle; by an approver of its department.

The secret is drawn here, sealed, and opened only with the result.
"""

import secrets
from datetime import datetime, time

from django.db import transaction

from tongban.actions.campaigns.keeping import append, done
from tongban.actions.campaigns.telling import tell_answered, tell_published, tell_settled
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.campaigns import lives
from tongban.core.campaigns.definitions import Campaign
from tongban.core.campaigns.draws import LEAST_BYTES, commitment
from tongban.core.campaigns.entering import Application, Terms, result_of
from tongban.core.campaigns.lives import AnyCampaignEvent, CampaignLife
from tongban.core.guides.circumstances import parameters_on
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME
from tongban.core.vocabulary.errors import NotFound
from tongban.store.campaigns.models import CampaignRow
from tongban.store.campaigns.queries import life_of
from tongban.store.cases.draft_content import decode_fact
from tongban.store.cases.queries.campaigns import cases_in_window


def campaign(code: str, outside: Outside) -> Campaign:
    """Return a campaign of the city.

    Raises:
        NotFound: when the city has none by that code.
    """
    found = outside.campaigns.get(code)
    if found is None:
        raise NotFound(f"no campaign {code}")
    return found


@transaction.atomic
def announce(officer: Officer, code: str, outside: Outside) -> None:
    """Publish the rules and the digest of a secret drawn now.

    Raises:
        NotFound: when there is no such campaign.
        CampaignNotAllowed: when the first day has come, or it is not theirs to do.
    """
    what, seed = campaign(code, outside), secrets.token_bytes(LEAST_BYTES)
    event = lives.announce(
        what, life_of(code), officer, commitment=commitment(seed), now=outside.now
    )
    row = CampaignRow(code=code, department=what.department, announced_at=outside.now)
    row.secret = {"seed": seed.hex()}
    row.save(force_insert=True)
    append(officer, row, event, place=1)


@transaction.atomic
def publish(officer: Officer, code: str, outside: Outside) -> None:
    """Rank all applications and publish the result; anew after objections or withdrawals.

    Raises:
        NotFound: when it was not announced.
        CampaignNotAllowed: while one may still apply, or once the result is final.
    """
    what, before = campaign(code, outside), life_of(code)

    def verb(life: CampaignLife, seed: bytes) -> AnyCampaignEvent:
        terms = Terms(
            today=what.window.closes_on,
            parameters=parameters_on(published().catalogue, what.window.closes_on),
            seed=seed,
        )
        drawn = life.results[0].digest if life.results else ""
        digest, lines = result_of(
            what, applications(what), terms, drawn=drawn, changed=life.changed
        )
        return lives.publish(
            what, life, officer, seed=seed, digest=digest, lines=lines, now=outside.now
        )

    done(officer, code, verb)
    tell_published(what, before, outside)


@transaction.atomic
def answer(
    officer: Officer,
    code: str,
    outside: Outside,
    *,
    number: str,
    upheld: bool,
    reason: str,
    tier: str = "",
) -> None:
    """Answer an objection; what it changes shows in the next edition."""
    what = campaign(code, outside)
    done(
        officer,
        code,
        lambda life, _seed: lives.answer(
            what,
            life,
            officer,
            number=number,
            upheld=upheld,
            reason=reason,
            tier=tier,
            now=outside.now,
        ),
    )
    tell_answered(what, number, outside)


@transaction.atomic
def settle(officer: Officer, code: str, outside: Outside) -> None:
    """Make the newest edition final."""
    what = campaign(code, outside)
    done(
        officer,
        code,
        lambda life, _seed: lives.settle(
            what, life, officer, now=outside.now, calendar=outside.calendar
        ),
    )
    tell_settled(what, outside)


def applications(what: Campaign) -> tuple[Application, ...]:
    """Return what was filed in the window of a campaign and stands."""
    elements = published().catalogue.elements
    opens_at = datetime.combine(what.window.opens_on, time(), tzinfo=CHINA_STANDARD_TIME)
    return tuple(
        Application(
            number=one.number,
            told={
                fact.element: fact.value
                for fact in (
                    decode_fact(stored, elements)
                    for stored in one.facts
                    if stored["element"] in elements
                )
            },
        )
        for one in cases_in_window(what.item, opens_at, what.window.closes_at)
    )
