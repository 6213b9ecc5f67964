"""Campaigns as everybody may read them: what was announced and published names nobody."""

from typing import Final

from tongban.core.campaigns.lives import AnyCampaignEvent, CampaignLife, fold
from tongban.store.campaigns.models import CampaignRecord
from tongban.store.freezing.histories import History

CAMPAIGN: Final = History[AnyCampaignEvent](AnyCampaignEvent)


def history_of(code: str) -> tuple[AnyCampaignEvent, ...]:
    """Return what happened to a campaign, in its order; nothing before it was announced."""
    return CAMPAIGN.read(CampaignRecord.objects.filter(campaign_id=code).order_by("sequence"))


def life_of(code: str) -> CampaignLife:
    """Return where a campaign stands."""
    return fold(history_of(code))
