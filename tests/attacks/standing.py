"""Acting for others, and those who keep accounts: where their pages are, and what they answer."""

from datetime import date

from attacks.expected import (
    HALL,
    HERS,
    HERS_DONE,
    NO_SUCH_VERB,
    NOBODY,
    NOTHING_TO_DISPUTE,
    Expected,
)
from tongban.actions.looking import look_outside_a_case
from tongban.actions.mandates.offering import Wish, offer
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen, Officer
from tongban.core.people.breaking_glass import GlassReason, GlassWish
from tongban.store.people.models import Alert

STANDING_FILLED = {
    "my/mandates/": "my/mandates/",
    "my/mandates/new/": "my/mandates/new/",
    "my/mandates/<slug:code>/": "my/mandates/{mandate}/",
    "my/mandates/<slug:code>/scan/": "my/mandates/{mandate}/scan/",
    "my/mandates/<slug:code>/<slug:verb>/": "my/mandates/{mandate}/revoke/",
    "counter/people/": "counter/people/",
    "counter/people/<uuid:key>/": "counter/people/{glass}/",
    "console/accounts/": "console/accounts/",
    "console/accounts/new/": "console/accounts/new/",
    "console/accounts/<slug:number>/": "console/accounts/market_regulation-001/",
    "console/accounts/<slug:number>/<slug:verb>/": "console/accounts/market_regulation-001/grant/",
    "console/systems/": "console/systems/",
    "console/new-system/": "console/new-system/",
    "console/systems/<str:code>/": "console/systems/desk/",
    "console/systems/<str:code>/secret/": "console/systems/desk/secret/",
    "console/systems/<str:code>/remove/": "console/systems/desk/remove/",
    "console/oversight/": "console/oversight/",
    "console/oversight/acts/": "console/oversight/acts/",
    "console/oversight/looks/<uuid:key>/": "console/oversight/looks/{glass}/",
    "console/oversight/alerts/<int:alert>/": "console/oversight/alerts/{alert}/",
}
STANDING = {
    "counter/people/": Expected(
        "302 403 403 200 200 403 403 403", "302 403 403 422 422 403 403 403"
    ),
    "counter/people/<uuid:key>/": Expected(
        "302 403 403 200 404 403 403 403", "302 403 403 405 405 403 403 403"
    ),
    "console/accounts/": Expected(NOBODY, NOBODY),
    "console/accounts/new/": Expected(NOBODY, NOBODY),
    "console/accounts/<slug:number>/": Expected(NOBODY, NOBODY),
    "console/accounts/<slug:number>/<slug:verb>/": Expected(NOBODY, NOBODY),
    "console/systems/": Expected(NOBODY, NOBODY),
    "console/new-system/": Expected(NOBODY, NOBODY),
    "console/systems/<str:code>/": Expected(NOBODY, NOBODY),
    "console/systems/<str:code>/secret/": Expected(NOBODY, NOBODY),
    "console/systems/<str:code>/remove/": Expected(NOBODY, NOBODY),
    "console/oversight/": Expected(
        "302 403 403 403 403 200 403 403", "302 403 403 403 403 405 403 403"
    ),
    "console/oversight/acts/": Expected(NOBODY, NOBODY),
    "console/oversight/looks/<uuid:key>/": Expected(NOBODY, NOBODY),
    "console/oversight/alerts/<int:alert>/": Expected(
        "302 403 403 403 403 405 403 403", "302 403 403 403 403 302 403 403"
    ),
    "my/sign-in/": Expected(HALL, NO_SUCH_VERB),
    "my/sign-in/end/": Expected(NO_SUCH_VERB, "302 302 302 403 403 403 403 403"),
    "my/acting-for/": Expected(HALL, "302 422 422 403 403 403 403 403"),
    "my/mandates/": Expected(HALL, NO_SUCH_VERB),
    "my/mandates/new/": Expected(HALL, "302 422 422 403 403 403 403 403"),
    "my/mandates/<slug:code>/": Expected(HERS, NO_SUCH_VERB),
    "my/mandates/<slug:code>/scan/": Expected(NOTHING_TO_DISPUTE, NO_SUCH_VERB),
    "my/mandates/<slug:code>/<slug:verb>/": Expected(NO_SUCH_VERB, HERS_DONE),
}


def standing_places(owner: Citizen, clerk: Officer, outside: Outside) -> dict[str, str]:
    """Return where a mandate of the owner is, and a look at a stranger outside any case."""
    emergency = GlassWish(
        person="519901198811230011", reason=GlassReason.LIFE, words="窗口有人昏倒，须马上联系家属"
    )
    glass = look_outside_a_case(clerk, emergency, outside)
    wish = Wish(
        agent="519901198811230011",
        agent_name="王二",
        items=frozenset({"food_business_licence"}),
        departments=frozenset(),
        until=date(2026, 12, 31),
    )
    return {
        "mandate": offer(owner, wish, outside),
        "glass": str(glass),
        "alert": str(Alert.objects.get(about=str(glass)).pk),
    }
