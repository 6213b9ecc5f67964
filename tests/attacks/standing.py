"""Acting for others, and those who keep accounts: where their pages are, and what they answer."""

from datetime import date

from attacks.expected import HALL, HERS, HERS_DONE, NO_SUCH_VERB, Expected
from tongban.actions.mandates.offering import Wish, offer
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen

STANDING_FILLED = {
    "my/mandates/": "my/mandates/",
    "my/mandates/new/": "my/mandates/new/",
    "my/mandates/<slug:code>/": "my/mandates/{mandate}/",
    "my/mandates/<slug:code>/<slug:verb>/": "my/mandates/{mandate}/revoke/",
}
STANDING = {
    "my/sign-in/": Expected(HALL, NO_SUCH_VERB),
    "my/sign-in/end/": Expected(NO_SUCH_VERB, "302 302 302 403 403 403 403 403"),
    "my/acting-for/": Expected(HALL, "302 422 422 403 403 403 403 403"),
    "my/mandates/": Expected(HALL, NO_SUCH_VERB),
    "my/mandates/new/": Expected(HALL, "302 422 422 403 403 403 403 403"),
    "my/mandates/<slug:code>/": Expected(HERS, NO_SUCH_VERB),
    "my/mandates/<slug:code>/<slug:verb>/": Expected(NO_SUCH_VERB, HERS_DONE),
}


def standing_places(owner: Citizen, outside: Outside) -> dict[str, str]:
    """Return where a mandate is that the owner gave somebody who is none of the visitors."""
    wish = Wish(
        agent="519901198811230011",
        agent_name="王二",
        items=frozenset({"food_business_licence"}),
        departments=frozenset(),
        until=date(2026, 12, 31),
    )
    return {"mandate": offer(owner, wish, outside)}
