"""Assurance (身份核验等级): how sure we are who is at the keyboard, and how sure an act wants us.

Reading asks for nothing; the more an act can harm the person in whose name it is done, the surer we
must be. Which means count for how much is local configuration; one rule is law: a face is never the
only proof (人脸识别技术应用安全管理办法). A proof grows old: what cannot be undone asks again.
"""

import enum
from collections.abc import Iterable
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
    PASSKEY = "passkey"
    FACE = "face"


NEVER_FACE_ALONE: Final = Citation(
    law="人脸识别技术应用安全管理办法",
    article="10",
    number="国家互联网信息办公室、公安部令第19号",
    level=LegalLevel.DEPARTMENT_RULE,
)
"""Where there is another way, a face may not be the only proof."""

LEVELS: Final = Citation.local("核验等级：短信验证码一级，密码二级，通行密钥或者两种要素三级")
FRESH: Final = timedelta(minutes=10)
"""How long a proof counts for what cannot be undone."""

FRESH_BASIS: Final = Citation.local("用印、导出、调整岗位等操作，须在十分钟内核验过身份")

_FACTORS: Final = {
    Means.ONE_TIME_CODE: frozenset({Factor.HELD}),
    Means.PASSWORD: frozenset({Factor.KNOWN}),
    Means.PASSKEY: frozenset({Factor.HELD, Factor.BODY}),
    Means.FACE: frozenset({Factor.BODY}),
}
_ALONE: Final = {
    Means.ONE_TIME_CODE: Assurance.CLAIMED,
    Means.PASSWORD: Assurance.PROVEN,
    Means.PASSKEY: Assurance.STRONG,
    Means.FACE: Assurance.ANYBODY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityProof:
    """Somebody proved who they are, by these means and at this moment (一次核验)."""

    means: Means
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SureEnough:
    """The act may go on (核验等级足够)."""

    level: Assurance


@dataclass(frozen=True, slots=True, kw_only=True)
class StepUp:
    """One more proof is wanted first (须加强核验); any one of `offered` is enough."""

    wanted: Assurance
    held: Assurance
    offered: tuple[Means, ...]
    citation: Citation


def level_of(proofs: Iterable[IdentityProof]) -> Assurance:
    """Return how sure proofs make us; two factors together make us as sure as we can be."""
    means = {proof.means for proof in proofs}
    factors = frozenset[Factor]().union(*(_FACTORS[one] for one in means))
    if len(factors) > 1:
        return Assurance.STRONG
    return max((_ALONE[one] for one in means), default=Assurance.ANYBODY)


def sure_enough(
    wanted: Assurance, proofs: Iterable[IdentityProof], *, now: datetime, fresh: bool = False
) -> SureEnough | StepUp:
    """Return whether proofs carry an act; with `fresh` only those of the last minutes count.

    A proof from the future proves nothing.
    """
    counted = tuple(
        proof for proof in proofs if proof.at <= now and (not fresh or now - proof.at <= FRESH)
    )
    held = level_of(counted)
    if held >= wanted:
        return SureEnough(level=held)
    return StepUp(
        wanted=wanted,
        held=held,
        offered=tuple(
            means
            for means in Means
            if level_of((*counted, IdentityProof(means=means, at=now))) >= wanted
        ),
        citation=FRESH_BASIS if fresh else LEVELS,
    )
