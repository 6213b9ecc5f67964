"""Clients of the interface (接口调用方): departments' systems, by which key, for what, how often.

政务数据共享条例 第二十五条 binds whoever was granted data to its purpose, so a system gets a key
of its own with the scopes it needs and an end; 网络安全法 第二十一条 wants every act to lead to
somebody. A key is told once, when it is made. What is kept is its digest, from which nobody finds
it again.
"""

import enum
import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.exchange.requesting import is_steward_of
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

LONGEST_LIFE: Final = timedelta(days=366)
"""Local configuration: a key that nobody renews for a year ends."""

OVERLAP: Final = timedelta(days=7)
"""Local configuration: so long an old key goes on beside the one that replaces it."""

MOST_A_MINUTE: Final = 6_000
MOST_A_DAY: Final = 1_000_000
USUAL_A_MINUTE: Final = 300
USUAL_A_DAY: Final = 20_000
CLIENT_CODE: Final = re.compile(r"[a-z][a-z0-9_.-]{1,63}")
_TOKEN: Final = re.compile(r"tbk_([a-z0-9]{12})_([A-Za-z0-9_-]{43})")


class ApiScope(enum.StrEnum):
    """What a key may be used for (权限范围)."""

    REQUESTS_READ = "requests.read"
    REQUESTS_WRITE = "requests.write"
    GRANTS_READ = "grants.read"
    GRANTS_WRITE = "grants.write"
    FIGURES_READ = "figures.read"
    CASES_READ = "cases.read"
    CASES_FILE = "cases.file"
    DATA_CALL = "data.call"
    EVENTS_READ = "events.read"
    QUALITY_REPAIR = "quality.repair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often a key may be used (调用限额): in a minute, and in a day."""

    a_minute: int = USUAL_A_MINUTE
    a_day: int = USUAL_A_DAY

    def __post_init__(self) -> None:
        if not 1 <= self.a_minute <= MOST_A_MINUTE or not 1 <= self.a_day <= MOST_A_DAY:
            raise InvalidValue("pace", "每分钟限额在1到6000之间，每天限额在1到1000000之间")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiClient:
    """A system that was recognised by a key (已识别的系统), with what that key lets it do."""

    code: str
    name: str
    department: str
    key_id: str
    scopes: frozenset[ApiScope]
    pace: Pace

    def steward(self) -> Officer:
        """Return who acts when the system does: a steward of its department, named as the system.

        What the key is not for, its scopes refuse before anybody asks what a steward may do.
        """
        return Officer(
            account=0,
            name=self.name,
            staff_number=f"client:{self.code}",
            department=self.department,
            roles=frozenset({Role.DATA_STEWARD}),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMatter:
    """In which matter a system asks for data (调用事由); `nonce` is its own and is taken once."""

    actor: str
    item: str
    purpose: str
    nonce: str
    case: str = ""
    ground: str = ""
    represented: str = ""
    grant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """A key as it is kept (接口密钥), without what is secret of it."""

    key_id: str
    client: str
    scopes: frozenset[ApiScope]
    pace: Pace
    made_on: date
    expires_on: date
    revoked_on: date | None = None

    def standing(self, on: date) -> bool:
        """Tell whether the key can be used on a day; the day it expires on is its last."""
        return self.revoked_on is None and on <= self.expires_on


def written_token(key_id: str, secret: str) -> str:
    """Return a key as it is told to its owner, the one time that it is."""
    return f"tbk_{key_id}_{secret}"


def key_named(token: str) -> str:
    """Return the name of the key that a token is of; empty when it is none of ours."""
    found = _TOKEN.fullmatch(token)
    return found[1] if found else ""


def token_digest(token: str) -> bytes:
    """Return what is kept of a token; its 256 random bits leave nothing to be guessed."""
    return hashlib.sha256(token.encode()).digest()


def require_keeper(officer: Officer | None, department: str) -> None:
    """Let a steward of the department or of the catalogue keep its systems, and the operator.

    Raises:
        NotAllowed: for everybody else.
    """
    if officer is None or is_steward_of(officer, department):
        return
    if not is_steward_of(officer, CATALOGUE_KEEPER):
        raise NotAllowed("only a steward of that department may", rule="client.department")


def require_life(scopes: Collection[ApiScope], *, expires_on: date, today: date) -> None:
    """Raise `InvalidValue` for a key that is for nothing, has ended or never would."""
    if not scopes:
        raise InvalidValue("scopes", "请至少选择一个权限范围")
    if not today <= expires_on <= today + LONGEST_LIFE:
        raise InvalidValue("expires_on", "有效期从今天起，最长一年")


def scopes_named(names: Iterable[str]) -> tuple[ApiScope, ...]:
    """Return the scopes of these names; raises `InvalidValue` for one that is none."""
    known, chosen = {one.value: one for one in ApiScope}, tuple(names)
    if not known.keys() >= set(chosen):
        raise InvalidValue("scopes", f"权限范围只能是：{'、'.join(known)}")
    return tuple(known[name] for name in chosen)


def require_code(code: str, name: str) -> None:
    """Raise `InvalidValue` for a client that cannot be named in a header or on a page."""
    if CLIENT_CODE.fullmatch(code) is None:
        raise InvalidValue("code", "编码用小写字母开头，只含小写字母、数字、点、横线和下划线")
    if not name.strip() or not name.isprintable():
        raise InvalidValue("name", "请写系统名称")
