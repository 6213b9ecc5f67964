"""People who are heard (示例诉求): whoever speaks, the centre, units, a supervisor."""

from dataclasses import dataclass
from uuid import UUID

from city.people import officer
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.actions.feedback.handling import handle
from tongban.actions.feedback.speaking import Spoken, speak
from tongban.actions.outside import Outside
from tongban.core.feedback.concerns import ConcernKind
from tongban.core.people.actors import Actor, Citizen, Officer, Role

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MARKET = "market_regulation"
LEAK = Spoken(
    kind=ConcernKind.COMPLAINT,
    title="楼下饭店油烟扰民",
    words="每天晚上油烟直排，窗户不敢开",
    place="临江街道",
)


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Everybody who moves: the centre, the unit, its head, and a supervisor from elsewhere."""

    centre: Officer
    clerk: Officer
    head: Officer
    supervisor: Officer

    @classmethod
    def of(cls, department: str = MARKET) -> "Sides":
        return cls(
            centre=officer("data_bureau", Role.HOTLINE, staff="h"),
            clerk=officer(department, Role.WINDOW, staff="w"),
            head=officer(department, Role.APPROVER, staff="a"),
            supervisor=officer("data_bureau", Role.SUPERVISOR, staff="s"),
        )


def complained(citizen: Citizen, outside: Outside, spoken: Spoken = LEAK) -> UUID:
    return speak(citizen, spoken, outside)


def settled(citizen: Citizen, outside: Outside, sides: Sides) -> UUID:
    """Take a complaint to its call-back."""
    concern = complained(citizen, outside)
    handle(sides.centre, concern, "route", outside, department=MARKET)
    handle(sides.clerk, concern, "answer", outside, words="已责令安装净化器")
    handle(
        sides.centre, concern, "call_back", outside, reached=True, satisfied=True, words="已解决"
    )
    return concern


def browser(actor: Actor, language: str = "zh-hans") -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    client.force_login(get_user_model().objects.get(pk=actor.account), backend=BACKEND)
    return client
