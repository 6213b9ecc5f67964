"""Granting (授权管理): who may make, suspend, resume, revoke, limit and extend a grant.

The holder answers for the data, the department that keeps the catalogue for the whole: stewards of
either may act. What is done holds from the next call on, because every call reads the grant anew.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.authoring.review import Hand
from tongban.core.exchange.grant_events import (
    Extended,
    Made,
    QuotaSet,
    Resumed,
    ReuseSet,
    Revoked,
    Suspended,
)
from tongban.core.exchange.grants import Grant, GrantState
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

LONGEST: Final = 3
"""The years that a grant lasts at most."""

LONGEST_REUSE: Final = 24 * 3600
"""The seconds for which an answer may be told again at most."""

REUSE_BASIS: Final = Citation.local("共享数据的答复最多复用二十四小时，授权没有写明的不复用")
LONGEST_BASIS: Final = Citation.local("数据共享授权每次最长三年，到期重新申请")


def make(hand: Hand, grant: Grant, *, ground: str, request: str = "") -> Made:
    """Grant something; `ground` says why.

    Raises:
        InvalidValue: when it grants nothing, to nobody, or for too long.
    """
    if not (grant.fields and grant.items and grant.consumer and grant.purpose.strip()):
        raise InvalidValue("grant", "请写明授权给谁、哪些字段、用于哪些事项和什么目的")
    require_period(grant.valid_from, grant.valid_until)
    require_quota(grant.quota_a_day)
    granted = replace(grant, state=GrantState.ACTIVE)
    return Made(
        at=hand.at,
        by=hand.signatory,
        grant=granted,
        ground=said(ground, "请写明授权依据"),
        request=request,
    )


def suspend(grant: Grant, hand: Hand, *, holder: str, reason: str) -> Suspended:
    """Let a grant not be used for now."""
    _require_keeper(hand.officer, holder)
    if grant.state is not GrantState.ACTIVE:
        raise Conflict(f"the grant is {grant.state.value}")
    return Suspended(at=hand.at, by=hand.signatory, reason=said(reason, "请写明为什么暂停"))


def resume(grant: Grant, hand: Hand, *, holder: str, reason: str) -> Resumed:
    """Let a suspended grant be used again."""
    _require_keeper(hand.officer, holder)
    if grant.state is not GrantState.SUSPENDED:
        raise Conflict(f"the grant is {grant.state.value}")
    return Resumed(at=hand.at, by=hand.signatory, reason=said(reason, "请写明为什么恢复"))


def revoke(grant: Grant, hand: Hand, *, holder: str, reason: str) -> Revoked:
    """End a grant for good."""
    _require_keeper(hand.officer, holder)
    _require_standing(grant)
    return Revoked(at=hand.at, by=hand.signatory, reason=said(reason, "请写明为什么撤销"))


def set_quota(
    grant: Grant, hand: Hand, *, holder: str, quota_a_day: int | None, reason: str
) -> QuotaSet:
    """Limit how often a grant is used in a day, or lift the limit."""
    _require_keeper(hand.officer, holder)
    _require_standing(grant)
    require_quota(quota_a_day)
    return QuotaSet(
        at=hand.at,
        by=hand.signatory,
        quota_a_day=quota_a_day,
        reason=said(reason, "请写明为什么调整限额"),
    )


def set_reuse(
    grant: Grant, hand: Hand, *, holder: str, reuse_seconds: int, reason: str
) -> ReuseSet:
    """Let an answer be told again to the same applicant for some time, or no longer."""
    _require_keeper(hand.officer, holder)
    _require_standing(grant)
    if not 0 <= reuse_seconds <= LONGEST_REUSE:
        raise InvalidValue("grant", f"答复最多复用 {LONGEST_REUSE // 3600} 小时")
    return ReuseSet(
        at=hand.at,
        by=hand.signatory,
        reuse_seconds=reuse_seconds,
        reason=said(reason, "请写明为什么调整复用时限"),
    )


def extend(
    grant: Grant, hand: Hand, *, holder: str, valid_until: date, today: date, reason: str
) -> Extended:
    """Let a grant end on a later day."""
    _require_keeper(hand.officer, holder)
    _require_standing(grant)
    if valid_until <= grant.valid_until:
        raise InvalidValue("grant", "新的截止日期要晚于现在的截止日期")
    require_period(today, valid_until)
    return Extended(
        at=hand.at,
        by=hand.signatory,
        valid_until=valid_until,
        reason=said(reason, "请写明为什么延期"),
    )


def keeps(officer: Officer, holder: str) -> bool:
    """Tell whether an officer is a steward of the holder, or of the whole catalogue."""
    at_home = officer.department in (holder, CATALOGUE_KEEPER)
    return Role.DATA_STEWARD in officer.roles and at_home


def require_period(begins: date, ends: date) -> None:
    """Raise `InvalidValue` unless a period is one, and not longer than a grant may last."""
    if ends < begins:
        raise InvalidValue("grant", "截止日期不能早于开始日期")
    if (ends - begins).days > LONGEST * 366:
        raise InvalidValue("grant", f"一次授权最长 {LONGEST} 年")


def require_quota(quota_a_day: int | None) -> None:
    """Raise `InvalidValue` for a limit that would permit nothing."""
    if quota_a_day is not None and quota_a_day < 1:
        raise InvalidValue("grant", "每日限额至少为 1 次；要停用请暂停授权")


def said(words: str, otherwise: str) -> str:
    """Return what was said; raise `InvalidValue` with `otherwise` for nothing."""
    words = words.strip()
    if not words:
        raise InvalidValue("words", otherwise)
    return words


def _require_keeper(officer: Officer, holder: str) -> None:
    if not keeps(officer, holder):
        raise NotAllowed(
            "only a steward of the holder or of the catalogue may", rule="grant.keeper"
        )


def _require_standing(grant: Grant) -> None:
    if grant.state is GrantState.REVOKED:
        raise Conflict("the grant was revoked")
