"""Object to a result (提出异议): whoever applied, to their own line, while there is time."""

from uuid import UUID

from tongban.actions.audit import label
from tongban.actions.campaigns.gates import campaign_of
from tongban.actions.campaigns.keeping import done
from tongban.actions.outside import Outside
from tongban.core.campaigns.definitions import Campaign
from tongban.core.campaigns.lives import object_to
from tongban.core.people.actors import Citizen
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.queries.campaigns import own_number
from tongban.store.sealing import blind_index


def own_entry(actor: Citizen, case: UUID, outside: Outside) -> tuple[Campaign, str]:
    """Return the campaign of one case of this person, and its number.

    Raises:
        NotFound: when it is not theirs, or belongs to no campaign.
    """
    found = own_number(actor, case)
    campaign = campaign_of(found[1], outside) if found else None
    if found is None or campaign is None:
        raise NotFound(f"no entry {case} of this person in a campaign")
    return campaign, found[0]


def object_(actor: Citizen, case: UUID, outside: Outside, *, reason: str) -> None:
    """Object to how one's own application was ranked.

    Raises:
        NotFound: when it is not theirs, or nothing was announced.
        CampaignNotAllowed: when there is no time for it, or they did before.
        InvalidValue: when it says nothing.
    """
    campaign, number = own_entry(actor, case, outside)
    by = Signatory(staff_number=label(actor), name="", department="")
    done(
        actor,
        campaign.code,
        lambda life, _seed: object_to(
            campaign,
            life,
            number=number,
            reason=reason,
            by=by,
            now=outside.now,
            calendar=outside.calendar,
        ),
        concerned=[blind_index(actor.subject)],
    )
