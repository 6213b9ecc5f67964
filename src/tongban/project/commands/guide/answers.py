"""Answers (回答): ``经营场所面积=80`` read as a fact, by the kind of the element it names."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.values import parse_value
from tongban.core.journeys.definitions import Journey
from tongban.core.people.facts import Fact, Facts, FactSource
from tongban.core.vocabulary.errors import InvalidValue, NotFound, TongbanError

ORIGIN = "您的回答"


class WrongAnswers(TongbanError):
    """Answers on the command line that cannot be read; the message lists every one."""

    code = "wrong_answers"


def answers_from(
    written: Sequence[str], target: Journey | ServiceItem, catalogue: Catalogue, *, today: date
) -> Facts:
    """Return the facts that the answers state, raising WrongAnswers with every fault at once."""
    asked = tuple(_asked_by(target, catalogue))
    facts: dict[str, Fact] = {}
    faults: list[str] = []
    for one in written:
        name, equals, value = one.partition("=")
        try:
            if not equals:
                raise InvalidValue(one, "应写成“名称=值”，例如 经营场所面积=80")
            element = _element(name.strip(), asked, catalogue)
            facts[element.code] = Fact(
                element=element.code,
                value=parse_value(element, value),
                source=FactSource.STATED,
                as_of=today,
                origin=ORIGIN,
            )
        except TongbanError as fault:
            faults.append(f"  {fault.message}")
    if faults:
        raise WrongAnswers("\n".join(["有的回答看不懂：", *faults]))
    return facts


def _asked_by(target: Journey | ServiceItem, catalogue: Catalogue) -> Iterator[str]:
    """Yield the elements that the target asks for: by them a short label is read first."""
    items: Iterable[ServiceItem] = (target,) if isinstance(target, ServiceItem) else ()
    if isinstance(target, Journey):
        items = [catalogue.items[sub.item] for sub in target.sub_items]
    yield from (question.element for question in target.questions)
    for item in items:
        yield from (question.element for question in item.questions)
        yield from (field.element for field in item.fields)


def _element(name: str, asked: Sequence[str], catalogue: Catalogue) -> DataElement:
    if name in catalogue.elements:
        return catalogue.elements[name]
    here = [catalogue.elements[code] for code in dict.fromkeys(asked)]
    for elements in (here, list(catalogue.elements.values())):
        found = [element for element in elements if element.label == name]
        if len(found) == 1:
            return found[0]
        if found:
            codes = "、".join(element.code for element in found)
            raise NotFound(f"“{name}”有不止一个，请写代码：{codes}")
    labels = [element.label for element in (*here, *catalogue.elements.values())]
    near = dict.fromkeys(get_close_matches(name, labels, n=3, cutoff=0.5))
    hint = f"；是不是：{'、'.join(near)}" if near else ""
    raise NotFound(f"没有“{name}”这一项{hint}")
