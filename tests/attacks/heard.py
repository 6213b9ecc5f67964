"""What people say (诉求): where it is, and what everybody is answered there."""

from city.people import officer
from feedbackwork import LEAK, complained

from attacks.expected import HALL, HERS, HERS_DONE, NO_SUCH_VERB, OPEN_TO_READ, Expected
from tongban.actions.feedback.handling import handle
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen, Role

SEATS = "302 403 403 200 200 200 403 403"
SEATS_READ_ONLY = "302 403 403 405 405 405 403 403"
SEATS_REFUSED = "302 403 403 422 422 422 403 403"
UNITS_READ_ONLY = "302 403 403 405 405 403 403 403"
SAYING = Expected(HALL, "302 422 422 403 403 403 403 403")
NONE = "00000000-0000-4000-8000-000000000000"

HEARD_FILLED = {
    "contact/": "contact/",
    "ratings/": "ratings/",
    "ratings/poor/": "ratings/poor/",
    "information/": "information/?q=年报",
    "rate/<str:token>/": "rate/guess/",
    "my/concerns/": "my/concerns/",
    "my/concerns/new/": "my/concerns/new/",
    "my/concerns/information/": "my/concerns/information/",
    "my/concerns/<uuid:concern>/": "my/concerns/{concern}/",
    "my/concerns/<uuid:concern>/<slug:verb>/": "my/concerns/{concern}/reopen/",
    "console/feedback/": "console/feedback/",
    "console/feedback/all/": "console/feedback/all/",
    "console/feedback/ended/": "console/feedback/ended/",
    "console/feedback/concerns.<slug:form>": "console/feedback/concerns.csv?show=all",
    "console/feedback/new/": "console/feedback/new/",
    "console/feedback/concerns/<uuid:concern>/": "console/feedback/concerns/{concern}/",
    "console/feedback/concerns/<uuid:concern>/<slug:verb>/": (
        "console/feedback/concerns/{concern}/answer/"
    ),
    "console/feedback/ratings/": "console/feedback/ratings/",
    "console/feedback/ratings.<slug:form>": "console/feedback/ratings.csv",
    "console/feedback/ratings/concerns/": "console/feedback/ratings/concerns/?kind=poor&of=opened",
    "console/feedback/ratings/given/": "console/feedback/ratings/given/?item=none&of=poor",
    "console/feedback/ratings/cases/": "console/feedback/ratings/cases/?item=none",
    "console/feedback/ratings/code/": "console/feedback/ratings/code/?number={case_number}",
    "console/feedback/publications/": "console/feedback/publications/",
    "console/feedback/publications/<uuid:publication>/publish/": (
        f"console/feedback/publications/{NONE}/publish/"
    ),
    "console/feedback/topics/": "console/feedback/topics/",
    "console/feedback/topics.<slug:form>": "console/feedback/topics.csv",
    "console/feedback/topics/<int:place>/": "console/feedback/topics/1/",
}
HEARD = {
    "contact/": OPEN_TO_READ,
    "ratings/": OPEN_TO_READ,
    "ratings/poor/": OPEN_TO_READ,
    "information/": OPEN_TO_READ,
    "rate/<str:token>/": Expected("404", "404"),
    "my/concerns/": Expected(HALL, NO_SUCH_VERB),
    "my/concerns/new/": SAYING,
    "my/concerns/information/": SAYING,
    "my/concerns/<uuid:concern>/": Expected(HERS, NO_SUCH_VERB),
    "my/concerns/<uuid:concern>/<slug:verb>/": Expected(NO_SUCH_VERB, HERS_DONE),
    "console/feedback/": Expected(SEATS, SEATS_READ_ONLY),
    "console/feedback/all/": Expected(SEATS, SEATS_READ_ONLY),
    "console/feedback/ended/": Expected(SEATS, SEATS_READ_ONLY),
    "console/feedback/concerns.<slug:form>": Expected(SEATS, SEATS_READ_ONLY),
    "console/feedback/new/": Expected(SEATS, SEATS_REFUSED),
    "console/feedback/concerns/<uuid:concern>/": Expected(
        "302 403 403 200 404 200 403 403", SEATS_READ_ONLY
    ),
    "console/feedback/concerns/<uuid:concern>/<slug:verb>/": Expected(
        SEATS_READ_ONLY, "302 403 403 422 404 409 403 403"
    ),
    "console/feedback/ratings/": Expected(SEATS, SEATS_READ_ONLY),
    "console/feedback/ratings.<slug:form>": Expected(SEATS, SEATS_READ_ONLY),
    "console/feedback/ratings/concerns/": Expected(SEATS, SEATS_READ_ONLY),
    "console/feedback/ratings/given/": Expected(SEATS, SEATS_READ_ONLY),
    "console/feedback/ratings/cases/": Expected(SEATS, SEATS_READ_ONLY),
    "console/feedback/ratings/code/": Expected("302 403 403 200 200 403 403 403", UNITS_READ_ONLY),
    "console/feedback/publications/": Expected(SEATS, SEATS_REFUSED),
    "console/feedback/publications/<uuid:publication>/publish/": Expected(
        UNITS_READ_ONLY, "302 403 403 404 404 403 403 403"
    ),
    "console/feedback/topics/": Expected(
        "302 403 403 403 403 200 403 403", "302 403 403 403 403 405 403 403"
    ),
    "console/feedback/topics.<slug:form>": Expected(
        "302 403 403 403 403 200 403 403", "302 403 403 403 403 405 403 403"
    ),
    "console/feedback/topics/<int:place>/": Expected(
        "302 403 403 403 403 404 403 403", "302 403 403 403 403 405 403 403"
    ),
}


def heard_places(owner: Citizen, outside: Outside) -> dict[str, str]:
    """Return a complaint of the owner that the department has in hand."""
    concern = complained(owner, outside, LEAK)
    centre = officer("data_bureau", Role.HOTLINE, staff="h")
    handle(centre, concern, "route", outside, department="market_regulation")
    return {"concern": str(concern)}
