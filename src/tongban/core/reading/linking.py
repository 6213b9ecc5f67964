"""Linking (对照电子目录): which evidence types of the one catalogue a material's name means.

By name and alias first, then by the end of the name (父母居民户口簿 is a 居民户口簿), then by
likeness. A name that could be anything is linked to nothing.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from tongban.core.catalog.evidence import EvidenceType
from tongban.core.reading.likeness import coverage, likeness
from tongban.core.reading.naming import is_catch_all

_SAME: Final = (
    (re.compile(r"死者|亡者|死亡人员"), "逝者"),
    (re.compile(r"户口本"), "户口簿"),
    (re.compile(r"健康合格证明"), "健康证明"),
    (re.compile(r"房产证明|产权证明|产权证(?!书|号)"), "不动产权证书"),
    (re.compile(r"学籍证明"), "学籍记录"),
    (re.compile(r"租赁协议"), "租赁合同"),
    (re.compile(r"身份证件"), "身份证"),
    (re.compile(r"的|[（()）\s]|有效"), ""),
)
_FORM_OF: Final = re.compile(r"(?:文本|文件|原件|复印件|材料)\Z")
_ASKING_FORM: Final = re.compile(r"(?:申请书|申请表|申请|登记表|申报表|审批表)\Z")
_OWNER: Final = re.compile(r"逝者|卖方|买方|新生儿|原")
_OR: Final = re.compile(r"或者|或|、(?=.*或)")
_AND: Final = re.compile(r"以及|[和及与、]")
_EXACT, _ENDS, _WITHIN, _BEGINS, _MOSTLY, _LIKE = 1.0, 0.9, 0.8, 0.75, 0.65, 0.62
_ALIAS, _OWN = 0.01, 0.25
_MOST = 0.8
_SHORTEST = 3


def link(name: str, types: Mapping[str, EvidenceType]) -> tuple[tuple[str, ...], ...]:
    """Return the evidence types that a name means: all of one list, any one list."""
    if is_catch_all(name):
        return ()
    if (code := _best(name, types)) and not _OR.search(name):
        return ((code,),)
    ways = [_all_of(part, types) for part in _OR.split(name)]
    found = tuple(dict.fromkeys(way for way in ways if way))
    return found or (((code,),) if code else ())


def _all_of(name: str, types: Mapping[str, EvidenceType]) -> tuple[str, ...]:
    if code := _best(name, types):
        return (code,)
    parts = [part for part in _AND.split(name) if len(part) >= _SHORTEST]
    codes = [code for part in parts if (code := _best(part, types, least=_WITHIN))]
    return tuple(dict.fromkeys(codes))


def _best(name: str, types: Mapping[str, EvidenceType], *, least: float = _LIKE) -> str:
    plain = _plain(name)
    scored = [
        (_score(plain, called) - less, len(called), code)
        for code, kind in types.items()
        for called, less in _called(kind)
    ]
    score, _, code = max(scored, default=(0.0, 0, ""))
    return code if score >= least else ""


def _called(kind: EvidenceType) -> Iterator[tuple[str, float]]:
    """Yield the names of a type, and how much less than its own name each of them counts."""
    yield _plain(kind.name), 0.0
    for alias in kind.aliases:
        yield _plain(alias), _ALIAS
    short = re.sub(r"[（(].*?[)）]", "", kind.name)
    if short != kind.name and len(short) >= _SHORTEST:
        yield _plain(short), _ALIAS


def _score(name: str, called: str) -> float:
    """Return how surely a name means a type that is called so, from 0 to 1."""
    if name == called:
        return _EXACT
    if _ASKING_FORM.search(name) and not _ASKING_FORM.search(called):
        return 0.0  # 食品经营许可申请书 asks for the licence; it is not the licence
    own = _OWNER.match(name)
    if own and called.startswith(own[0]):
        return min(_score(name[own.end() :], called[own.end() :]) + _OWN, _EXACT)
    reasons = (
        (len(called) >= _SHORTEST and name.endswith(called), _ENDS),
        (len(name) > _SHORTEST and called.endswith(name), _WITHIN),
        (len(called) > _SHORTEST and name.startswith(called), _BEGINS),
        (len(name) == _SHORTEST and called.endswith(name), _MOSTLY),
        (len(name) > _SHORTEST + 1 and coverage(name, called) >= _MOST, _MOSTLY),
    )
    likely = min(likeness(name, called), _EXACT - _ALIAS)
    return max([likely, *(score for holds, score in reasons if holds)])


def _plain(name: str) -> str:
    for pattern, same in _SAME:
        name = pattern.sub(same, name)
    return _FORM_OF.sub("", name) or name
