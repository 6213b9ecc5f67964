"""The page of one case (办件详情), for the person who filed it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from tongban.actions.joint.reading import handled_jointly
from tongban.actions.targets import published
from tongban.store.cases.queries.filings import case_of
from tongban.store.certificates.queries import of_case
from tongban.store.feedback.ratings import own_ratings
from tongban.web.components.access import agent_admitted
from tongban.web.components.sections import show
from tongban.web.hall.campaigns.of_case import campaign_section
from tongban.web.hall.mine.case_page import case_page
from tongban.web.hall.mine.delivery_shown import delivery_section
from tongban.web.hall.mine.following import Followed, follow
from tongban.web.hall.mine.handled import handling
from tongban.web.hall.mine.moving import again, moved
from tongban.web.hall.visitor import citizen_of, outside_of, theirs


@agent_admitted
@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Show how a case stands, what happens next and everything that was handed in and out."""
    followed = followed_case(request, case_id)
    page = case_page(
        followed,
        published().catalogue,
        results=of_case(case_id),
        subject=citizen_of(request).subject,
        delivery=tuple(delivery_section(followed, outside_of(request))),
        kinds=(
            *handling(followed, outside_of(request)),
            *campaign_section(followed.record, outside_of(request)),
            *moved(followed, citizen_of(request), outside_of(request)),
            *again(followed),
        ),
        joint=handled_jointly(citizen_of(request), followed.record.filing),
        rated=own_ratings(citizen_of(request), case_id) if followed.rated_stage else (),
    )
    return show(request, page)


def followed_case(request: HttpRequest, case_id: UUID) -> Followed:
    """Return one case of the person who asks, or raise the NotFound that everyone else gets."""
    record = theirs(case_of(citizen_of(request), case_id), request, "case.open", case_id)
    return follow(record, outside_of(request))
