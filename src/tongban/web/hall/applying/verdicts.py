"""Why something cannot be filed (不符合条件): the condition, its article, what to do instead."""

from collections.abc import Iterator

from django.utils.translation import gettext

from tongban.actions.targets import AnyGuide
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.guides.outcomes import Eligibility, Guide, Verdict
from tongban.core.journeys.outcomes import JourneyGuide, Standing
from tongban.web.components import lists, messages
from tongban.web.components.component import Component
from tongban.web.hall.browsing.wording import articles


def verdicts(guide: AnyGuide) -> Iterator[Component]:
    """Yield a notice for each item that this person cannot have, as far as is known."""
    match guide:
        case Guide():
            yield from _refused(guide.item.name, guide.eligibility)
        case JourneyGuide():
            for one in guide.sub_items:
                if one.standing is Standing.INELIGIBLE and one.eligibility is not None:
                    yield from _refused(one.item.name, one.eligibility)


def _refused(name: str, eligibility: Eligibility) -> Iterator[Component]:
    if eligibility.verdict is not Verdict.INELIGIBLE:
        return
    unmet = [one.condition for one in eligibility.outcomes if one.truth is Truth.NOT_MET]
    yield messages.Notification(
        kind=messages.NotificationKind.ATTENTION,
        title=gettext("按您目前的情况，还不能办“%(name)s”") % {"name": name},
        body=lists.PlainList(
            items=tuple(f"{one.words}（{articles(one.basis)}）。{one.otherwise}" for one in unmet)
        ),
    )
