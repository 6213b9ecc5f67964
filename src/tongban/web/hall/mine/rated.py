"""What I said of this case (我的评价): what became of a poor rating, and where more is said."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.feedback.ratings import RatedStage
from tongban.store.feedback.ratings import OwnRating
from tongban.web.components import concerns, labels, lists, navigation
from tongban.web.components.component import Component, Content
from tongban.web.hall.mine.following import Followed


def rated_at(ratings: tuple[OwnRating, ...], stage: RatedStage) -> bool:
    """Tell whether a case was rated at a stage."""
    return any(one.stage is stage for one in ratings)


def ratings_of(followed: Followed, ratings: tuple[OwnRating, ...]) -> Iterator[Component]:
    """Yield what was said of a case, and the ways to say more."""
    record = followed.record
    for one in ratings:
        yield lists.Paragraph(body=_line(one))
    stage = followed.rated_stage
    if stage is RatedStage.ACCEPTANCE and not rated_at(ratings, stage):
        yield lists.Paragraph(
            body=navigation.Link(
                words=gettext("评价受理阶段的服务（自愿）"),
                href=reverse("hall:rate", args=[record.id]),
            )
        )
    yield lists.Paragraph(
        body=navigation.Link(
            words=gettext("对这件事咨询或者投诉"),
            href=place_to_say(followed),
        )
    )


def place_to_say(followed: Followed) -> str:
    """Return where something is said of a case."""
    about = {"case": followed.record.id, "item": followed.record.item}
    return f"{reverse('hall:say')}?{urlencode(about)}"


def _line(one: OwnRating) -> Content:
    words = gettext("您对%(stage)s阶段的评价：%(level)s") % {
        "stage": labels.label(one.stage),
        "level": labels.label(one.grade),
    }
    if one.concern is None or one.status is None:
        return words
    link = navigation.Link(
        words=gettext("看差评怎么处置"), href=reverse("hall:concern", args=[one.concern])
    )
    return (f"{words} ", concerns.status_tag(one.status), " ", link)
