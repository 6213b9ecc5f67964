"""Reading rules (读规则): as a steward writes them in a file, or everything that is wrong in them.

rules:
  - code: number_valid
    identifies: {field: 身份号码, scheme: citizen, old: true}
    basis: 户口登记条例#4
"""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tongban.core.quality import checks, fields
from tongban.core.quality.checks import Listed, NumberPart, NumberScheme, QualityCheck
from tongban.core.quality.fields import Reader
from tongban.core.quality.rules import Consequence, QualityRule
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.errors import CatalogueError, InvalidValue, Problem
from tongban.core.vocabulary.reasons import sentence_for

KINDS: Final[Mapping[str, tuple[type[QualityCheck], Mapping[str, Reader]]]] = {
    "filled": (checks.Filled, {}),
    "identifies": (
        checks.Identifies,
        {"scheme": fields.one_of(NumberScheme), "old": fields.yes_no},
    ),
    "listed": (checks.Listed, {"values": fields.texts}),
    "shaped": (checks.Shaped, {"shapes": fields.shapes}),
    "within": (checks.Within, {"least": fields.number, "most": fields.number}),
    "dated": (checks.Dated, {"earliest": fields.day, "latest": fields.day}),
    "fresh": (checks.Fresh, {"days": fields.whole}),
    "ordered": (checks.Ordered, {}),
    "agrees_with_number": (checks.AgreesWithNumber, {"part": fields.one_of(NumberPart)}),
    "unique": (checks.Unique, {"fields": fields.texts}),
    "registered": (checks.Registered, {}),
    "same_as": (checks.SameAs, {}),
}
"""Every kind of check by its word, with the readers of what is no text."""

_FORM: Final = "quality.form"
_AROUND: Final = frozenset({"code", "basis", "consequence", "only_when"})


class RulesRefused(CatalogueError):
    """Rules that cannot be used; each problem says where it stands."""

    code = "quality_rules"

    def __str__(self) -> str:
        return "\n".join(["规则不能用：", *map(str, self.problems)])


def read_rules(written: Any) -> tuple[QualityRule, ...]:
    """Return the rules of a file that was read into plain values.

    Raises:
        RulesRefused: with every problem.
    """
    entries = written.get("rules") if isinstance(written, dict) else None
    if not isinstance(entries, list) or not entries:
        raise RulesRefused((Problem(where="rules", message="没有规则", rule=_FORM),))
    problems: list[Problem] = []
    found: dict[str, QualityRule] = {}
    for place, entry in enumerate(entries, start=1):
        try:
            rule = _rule(entry, found)
        except InvalidValue as error:
            said = sentence_for(error)
            problems.append(Problem(where=f"第{place}条规则", message=said, rule=_FORM))
        else:
            found[rule.code] = rule
    if problems:
        raise RulesRefused(tuple(problems))
    return tuple(found.values())


def read_rule(entry: Any) -> QualityRule:
    """Return the rule of one entry; raises `InvalidValue` with the first thing wrong in it."""
    return _rule(entry, {})


def missing_fields(
    rules: tuple[QualityRule, ...], register: str, headings: Mapping[str, tuple[str, ...]]
) -> tuple[Problem, ...]:
    """Return every register and field that rules ask for and that is not there."""
    return tuple(
        Problem(where=rule.code, message=message, rule="quality.fields")
        for rule in rules
        for message in _missing(rule, register, headings)
    )


def _missing(
    rule: QualityRule, register: str, headings: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    yield from (f"没有字段“{one}”" for one in rule.fields if one not in headings[register])
    if (others := checks.asked_of_others(rule.check)) is None:
        return
    name, theirs = others
    if name not in headings:
        yield f"没有登记簿“{name}”"
        return
    yield from (f"“{name}”没有字段“{one}”" for one in theirs if one not in headings[name])


def _rule(entry: Any, others: Mapping[str, QualityRule]) -> QualityRule:
    written = fields.table(entry)
    kinds = sorted(written.keys() - _AROUND)
    if len(kinds) != 1 or kinds[0] not in KINDS:
        raise InvalidValue("check", f"每条规则恰有一种检查：{'、'.join(KINDS)}")
    code = _read(fields.text, written, "code")
    if code in others:
        raise InvalidValue("code", f"编号 {code} 用了两次")
    return QualityRule(
        code=code,
        check=_check(kinds[0], written[kinds[0]]),
        basis=parse_citation(_read(fields.text, written, "basis")),
        consequence=fields.one_of(Consequence)(
            written.get("consequence", Consequence.REJECT.value)
        ),
        only_when=_listed(written["only_when"]) if "only_when" in written else None,
    )


def _listed(written: Any) -> Listed:
    entries = fields.table(written)
    return Listed(
        field=_read(fields.text, entries, "field"), values=_read(fields.texts, entries, "values")
    )


def _check(word: str, written: Any) -> QualityCheck:
    """Return the check that is written under its word."""
    kind, readers = KINDS[word]
    entries = fields.table(written)
    known = {one.name: one for one in dataclasses.fields(kind)}
    if unknown := sorted(entries.keys() - known.keys()):
        raise InvalidValue(word, f"{word} 没有“{'、'.join(unknown)}”，只有：{'、'.join(known)}")
    return kind(
        **{
            name: _read(readers.get(name, fields.text), entries, name)
            for name, one in known.items()
            if name in entries or one.default is dataclasses.MISSING
        }
    )


def _read(reader: Reader, entries: Mapping[str, Any], name: str) -> Any:
    if name not in entries:
        raise InvalidValue(name, f"缺少“{name}”")
    try:
        return reader(entries[name])
    except InvalidValue as error:
        raise InvalidValue(name, f"“{name}”{sentence_for(error)}") from None
