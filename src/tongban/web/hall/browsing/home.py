"""Home (首页): one line to say what happened, then the events that people come with."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.journeys.definitions import EventKind
from tongban.store.catalog.queries import Listed, listed_journeys
from tongban.web.components import lists, navigation
from tongban.web.components.access import public
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, show
from tongban.web.hall import places

EXAMPLES = ("开饭店", "孩子出生", "退休", "换身份证")


@public
@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """Show the search box, the life events and the business events."""
    journeys = listed_journeys()
    page = Page(
        title=gettext("首页"),
        heading=False,
        body=(
            search_box(heading=True),
            _events(journeys, EventKind.LIFE, gettext("个人和家庭")),
            _events(journeys, EventKind.BUSINESS, gettext("开店和企业")),
            navigation.Buttons(
                items=(
                    navigation.Link(words=gettext("查看全部办事事项"), href=reverse("hall:items")),
                    navigation.Link(words=gettext("核验一张证照"), href=reverse("hall:verify")),
                    navigation.Link(words=gettext("咨询投诉和评价"), href=reverse("hall:contact")),
                )
            ),
        ),
    )
    return show(request, page)


def search_box(value: str = "", *, heading: bool = False) -> Component:
    """Return the line to search by, with examples to start from."""
    action = reverse("hall:search")
    return navigation.SearchBox(
        action=action,
        label=gettext("您想办什么事？"),
        value=value,
        hint=gettext("用平常的话说就行，例如“开饭店”“孩子出生了”"),
        examples=tuple(
            navigation.Link(words=words, href=f"{action}?q={words}") for words in EXAMPLES
        ),
        heading=heading,
    )


def _events(journeys: tuple[Listed, ...], event: EventKind, title: str) -> Component:
    return lists.CardList(
        title=title,
        cards=tuple(
            lists.Card(
                title=one.name,
                href=places.guide(places.JOURNEY, one.code),
                summary=one.summary,
            )
            for one in journeys
            if event.value in one.audiences
        ),
    )
