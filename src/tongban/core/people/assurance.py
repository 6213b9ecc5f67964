"""Assurance (身份核验等级): how sure we are who is at the keyboard, and how sure an act wants us.

Reading asks for nothing; the more an act can harm the person in whose name it is done, the surer we
must be. Which means count for how much is local configuration; one rule is law: a face is never the
only proof (人脸识别技术应用安全管理办法). A proof grows old: what cannot be undone asks again.
A way back for those who lost something is worth what it proves and no more: a recovery code is
something known, and does not stand in for something held.
"""

import enum
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tongban.core.vocabulary.citations import Citation, LegalLevel


class Assurance(enum.IntEnum):
    """How sure we are who somebody is (核验等级); larger is surer."""

    ANYBODY = 0
    CLAIMED = 1
    PROVEN = 2
    STRONG = 3


class Factor(enum.Enum):
    """What a proof rests on (核验要素): something known, something held, the body."""

    KNOWN = "known"
    HELD = "held"
    BODY = "body"


class Means(enum.Enum):
    """How somebody proved who they are (核验方式)."""

    ONE_TIME_CODE = "one_time_code"
    PASSWORD = "password"  # noqa: S105 - the word, not a secret
    RECOVERY_CODE = "recovery_code"
    AUTHENTICATOR = "authenticator"
    PASSKEY = "passkey"
    PROVIDER = "provider"
    FACE = "face"


NEVER_FACE_ALONE: Final = Citation(
    law="人脸识别技术应用安全管理办法",
    number="国家互联网信息办公室、公安部令第19号",
    level=LegalLevel.DEPARTMENT_RULE,
)
"""Where there is another way, a face may not be the only proof."""

LEVELS: Final = Citation.local(
    "核验等级：短信验证码一级，密码二级，通行密钥或者两种要素三级，统一身份认证以对方核验的为准"
)
FRESH: Final = timedelta(minutes=10)
"""How long a proof counts for what cannot be undone."""

FRESH_BASIS: Final = Citation.local("用印、导出、调整岗位等操作，须在十分钟内核验过身份")

_FACTORS: Final = {
    Means.ONE_TIME_CODE: frozenset({Factor.HELD}),
    Means.PASSWORD: frozenset({Factor.KNOWN}),
    Means.RECOVERY_CODE: frozenset({Factor.KNOWN}),
    Means.AUTHENTICATOR: frozenset({Factor.HELD}),
    Means.PASSKEY: frozenset({Factor.HELD, Factor.BODY}),
    Means.PROVIDER: frozenset(),
    Means.FACE: frozenset({Factor.BODY}),
}
_ALONE: Final = {
    Means.ONE_TIME_CODE: Assurance.CLAIMED,
    Means.PASSWORD: Assurance.PROVEN,
    Means.RECOVERY_CODE: Assurance.CLAIMED,
    Means.AUTHENTICATOR: Assurance.CLAIMED,
    Means.PASSKEY: Assurance.STRONG,
    Means.PROVIDER: Assurance.ANYBODY,
    Means.FACE: Assurance.ANYBODY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityProof:
    """Somebody proved who they are, by these means and at this moment (一次核验).

    `vouched` is how sure an identity provider said to be, where one proved it.
    """

    means: Means
    at: datetime
    vouched: Assurance = Assurance.ANYBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class SureEnough:
    """The act may go on (核验等级足够)."""

    level: Assurance


@dataclass(frozen=True, slots=True, kw_only=True)
class StepUp:
    """One more proof is wanted first (须加强核验).

    Any one of `offered` is enough or, when `together`, all of them; none when there is no way.
    """

    wanted: Assurance
    held: Assurance
    offered: tuple[Means, ...]
    citation: Citation
    together: bool = False


def level_of(proofs: Iterable[IdentityProof]) -> Assurance:
    """Return how sure proofs make us; two factors together make us as sure as we can be."""
    given = tuple(proofs)
    means = {proof.means for proof in given}
    factors = frozenset[Factor]().union(*(_FACTORS[one] for one in means))
    if len(factors) > 1:
        return Assurance.STRONG
    alone = (max(_ALONE[one.means], one.vouched) for one in given)
    return max(alone, default=Assurance.ANYBODY)


def strongest(available: Collection[Means], *, now: datetime) -> Assurance:
    """Return how sure somebody can make us who has all of these means."""
    return level_of(IdentityProof(means=one, at=now) for one in available)


def sure_enough(
    wanted: Assurance,
    proofs: Iterable[IdentityProof],
    *,
    now: datetime,
    fresh: bool = False,
    available: Collection[Means] = frozenset(Means),
) -> SureEnough | StepUp:
    """Return whether proofs carry an act; with `fresh` only those of the last minutes count.

    A proof from the future proves nothing. Of the means that are `available`, those are offered of
    which one is enough; where none is, those that are enough together.
    """
    counted = tuple(
        proof for proof in proofs if proof.at <= now and (not fresh or now - proof.at <= FRESH)
    )
    held = level_of(counted)
    if held >= wanted:
        return SureEnough(level=held)
    more = {one: IdentityProof(means=one, at=now) for one in Means if one in available}
    single = tuple(one for one in more if level_of((*counted, more[one])) >= wanted)
    given = {proof.means for proof in counted}
    rest = tuple(one for one in more if one not in given and _FACTORS[one])
    whole = rest if level_of((*counted, *more.values())) >= wanted else ()
    return StepUp(
        wanted=wanted,
        held=held,
        offered=single or whole,
        citation=FRESH_BASIS if fresh else LEVELS,
        together=not single and bool(whole),
    )
