"""The gate of a campaign (报名时间): outside its window a draft may be written and not filed.

What was filed is locked: a case cannot be edited; who wants something else withdraws it and applies
again while the window is open.
"""

from tongban.actions.drafts.readiness import Missing, Obstacle, guides_of
from tongban.actions.outside import Outside
from tongban.actions.targets import AnyGuide
from tongban.core.campaigns.definitions import Campaign, Gate
from tongban.core.vocabulary.dates import format_date
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.campaigns.queries import life_of
from tongban.store.cases.models import Case


def campaign_of(item: str, outside: Outside) -> Campaign | None:
    """Return the campaign in which an item is taken; None where it is taken all year."""
    return next((one for one in outside.campaigns.values() if one.item == item), None)


def shut(guide: AnyGuide, outside: Outside) -> tuple[Missing, ...]:
    """Return what would be filed and is not taken at this moment, with the window in words."""
    found = ((one.item, campaign_of(one.item.code, outside)) for one in guides_of(guide))
    return tuple(
        Missing(
            obstacle=Obstacle.CLOSED,
            code=item.code,
            words=f"“{item.name}”{words_of(campaign, outside)}",
        )
        for item, campaign in found
        if campaign is not None and not is_open(campaign, outside)
    )


def is_open(campaign: Campaign, outside: Outside) -> bool:
    """Tell whether one may apply now: announced, and in the window."""
    return campaign.window.gate(outside.now) is Gate.OPEN and life_of(campaign.code).announced


def words_of(campaign: Campaign, outside: Outside) -> str:
    """Return in words when one applies, and how that stands now."""
    window = campaign.window
    days = f"{format_date(window.opens_on)}至{format_date(window.closes_on)}"
    when = f"报名时间是{days}，每天{window.from_hour}时至{window.until_hour}时"
    match window.gate(outside.now):
        case Gate.NOT_YET | Gate.OPEN:
            return f"还没有开始报名：{when}"
        case Gate.OUTSIDE_HOURS:
            return f"现在不在报名时段：{when}"
        case Gate.OVER:
            return f"报名已经结束：{when}"


def require_place(case: Case, outside: Outside) -> None:
    """Refuse to grant an application of a campaign that has no place in its final result.

    Raises:
        NotAllowed: when it has none, or the result is not final.
    """
    campaign = campaign_of(case.item_code, outside)
    if campaign is None:
        return
    life = life_of(campaign.code)
    line = life.line(case.number)
    if not life.settled or line is None or not line.unit:
        raise NotAllowed("it has no place in the final result", rule="campaign.no_place")
