"""A campaign on the page of a case (报名批次): how one's application stands, and the way there."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from tongban.actions.campaigns.gates import campaign_of
from tongban.actions.outside import Outside
from tongban.store.campaigns.queries import life_of
from tongban.store.cases.queries.records import CaseRecord
from tongban.web.components import lists, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import Section
from tongban.web.hall.campaigns.entry import rows_of


def campaign_section(record: CaseRecord, outside: Outside) -> Iterator[Component]:
    """Yield how the application stands in its campaign; nothing where it is in none."""
    campaign = campaign_of(record.item, outside)
    if campaign is None:
        return
    rows = rows_of(campaign, life_of(campaign.code), record.number, outside.calendar)
    yield Section(
        title=campaign.name,
        id="campaign",
        body=(
            lists.SummaryList(rows=rows),
            navigation.Link(
                words=gettext("结果和异议"),
                href=reverse("hall:campaign_entry", args=[record.id]),
            ),
        ),
    )
