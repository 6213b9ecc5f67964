"""A city written as its files (写出目录文件): reading them gives the same city back.

Files name laws by their short names, so a law that is cited with two numbers or levels cannot be
written; nor can the few values that mean nothing where a file has no way to say nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import yaml

from tongban.adapters.catalogue_files.city import LoadedCity
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.plain.forms import NUMBER, Form, member_name
from tongban.core.catalog.plain.shapes import Shape, attributes, required, shape_of
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit
from tongban.core.vocabulary.money import Money

Plain = dict[str, Any]

_FILE_NAME: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*\Z")
_UNITS: Final = {
    TimeUnit.WORKING_DAY: "个工作日",
    TimeUnit.CALENDAR_DAY: "日",
    TimeUnit.HOUR: "小时",
    TimeUnit.MONTH: "个月",
    TimeUnit.YEAR: "年",
}
_ALWAYS_WRITTEN: Final = ("kind", "source", "primary", "effective_from", "audiences")
"""Attributes whose usual value in a file is another than in the definition, or depends on more."""


def write_city(city: LoadedCity, folder: Path) -> None:
    """Write the files of a city into an empty folder.

    Raises:
        InvalidValue: for what the files cannot say.
    """
    catalogue = city.catalogue
    heading = {"name": city.name, "area": city.area, "local_notes": list(catalogue.local_notes)}
    _write(folder / "city.yaml", {key: value for key, value in heading.items() if value})
    shared: dict[str, Mapping[str, Any]] = {
        "elements/elements.yaml": catalogue.elements,
        "evidence/evidence.yaml": catalogue.evidence,
        "departments.yaml": catalogue.departments,
        "datasets.yaml": catalogue.datasets,
        "parameters.yaml": catalogue.parameters,
    }
    for name, found in shared.items():
        if found:
            _write(folder / name, {code: _uncoded(one) for code, one in found.items()})
    for kind, singles in (("items", catalogue.items), ("journeys", city.journeys)):
        for code, one in singles.items():
            if not _FILE_NAME.match(code):
                raise InvalidValue("catalogue files", f"编码 {code} 不能作文件名")
            _write(folder / kind / f"{code}.yaml", _definition(one))
    _write(folder / "laws.yaml", _laws(city))


def _write(path: Path, content: Plain) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(
        content, allow_unicode=True, sort_keys=False, default_flow_style=False, width=100
    )
    path.write_text(text, encoding="utf-8")


def _uncoded(definition: object) -> Plain:
    """Return a definition without its code, which is its key."""
    return {key: value for key, value in _definition(definition).items() if key != "code"}


def _definition(definition: Any) -> Plain:
    told: Plain = {}
    kind = type(definition)
    for name, part, usual in attributes(kind):
        value = getattr(definition, name)
        if value != usual or name in _ALWAYS_WRITTEN:
            told[name] = _value(value, part)
            if not told[name] and told[name] not in (0, False) and _means(kind, name, usual):
                raise InvalidValue("catalogue files", f"{name} 不能为空")
    if isinstance(definition, DataElement):
        _put_options(told, definition)
    return told


def _means(kind: type, name: str, usual: object) -> bool:
    """Tell whether an empty value would be read as something else, or not at all."""
    return bool(usual) if name not in required(kind) else name == "audiences"


def _put_options(told: Plain, element: DataElement) -> None:
    """Put options as files have them: value and label, and hints apart."""
    told.pop("options", None)
    if element.options:
        told["options"] = {one.value: one.label for one in element.options}
        hints = {one.value: one.hint for one in element.options if one.hint}
        if hints:
            told["option_hints"] = hints


def _value(value: Any, kind: Any) -> Any:  # noqa: PLR0911 - one line a shape
    if value is None:
        return None
    shape, inner = shape_of(kind)
    match shape:
        case Shape.OPTIONAL:
            return _value(value, inner)
        case Shape.SEVERAL:
            return [_value(one, inner) for one in value]
        case Shape.MEMBER:
            return member_name(value)
        case Shape.DEFINITION:
            return _definition(value)
        case Shape.FORMED:
            return _formed(value, inner)
        case _:
            return value


def _formed(value: Any, form: Form) -> Any:
    match value:
        case Citation():
            return _citation(value)
        case TimeLimit():
            return _limit(value)
        case Money():
            return _money(value)
        case Decimal() if form is NUMBER and "." not in f"{value:f}":
            return f"{value:f}.0"  # a number without a point is read as a whole one
        case _:
            return form.write(value)


def _money(money: Money) -> str:
    if money.fen < 0:
        raise InvalidValue("catalogue files", "收费不能是负数")
    return money.label


def _citation(citation: Citation) -> str:
    if citation.is_local:
        return str(citation)
    places = (citation.article, citation.paragraph, citation.item)
    told = ".".join(str(part) for part in places if part)
    return f"{citation.law}#{told}" if told else citation.law


def _limit(limit: TimeLimit) -> str:
    amount = "即时" if limit.unit is TimeUnit.INSTANT else f"{limit.value} {_UNITS[limit.unit]}"
    return f"{amount} @ {_citation(limit.citation)}"


def _laws(city: LoadedCity) -> Plain:
    """Return the laws that the city lists, and those that its definitions cite."""
    told: dict[str, Citation] = {name: law.citation for name, law in city.laws.items()}
    catalogue = city.catalogue
    for found in (
        catalogue.items, catalogue.datasets, catalogue.parameters, city.journeys
    ):  # fmt: skip
        for citation in _cited(found.values()):
            whole = Citation(law=citation.law, number=citation.number, level=citation.level)
            if told.setdefault(citation.law, whole) != whole:
                raise InvalidValue("catalogue files", f"《{citation.law}》有两个文号或效力层级")
    ends = {name: law.repealed_on for name, law in city.laws.items() if law.repealed_on}
    return {
        name: {
            "level": member_name(citation.level),
            **({"number": citation.number} if citation.number else {}),
            **({"repealed_on": ends[name].isoformat()} if name in ends else {}),
        }
        for name, citation in told.items()
    }


def _cited(values: Iterable[object]) -> Iterator[Citation]:
    """Yield the provisions that definitions cite, however deep; conditions cite in their text."""
    for value in values:
        if isinstance(value, Citation):
            if not value.is_local:
                yield value
        elif isinstance(value, tuple):
            yield from _cited(value)
        elif is_dataclass(value) and not isinstance(value, Condition):
            yield from _cited(getattr(value, name) for name, _, _ in attributes(type(value)))
