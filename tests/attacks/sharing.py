"""A request and a grant of the example city, for addresses of data sharing to lead to."""

from dataclasses import replace

from exchangework import REQUEST, a_year_on

from tongban.actions.exchange import requests
from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer
from tongban.store.exchange.models import GrantRow


def sharing_places(steward: Officer, outside: Outside) -> dict[str, str]:
    """Return where a request of the steward and a grant of their department are."""
    asked = replace(
        REQUEST, asker=steward.department, terms=a_year_on(REQUEST.terms, outside.today)
    )
    return {
        "data_request": str(requests.ask(steward, asked, outside)),
        "grant": GrantRow.objects.get(dataset="business").pk,
    }
