"""Sensitive elements (敏感个人信息): what an item asks that 个人信息保护法 §28 guards most."""

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.elements import Sensitivity
from tongban.core.catalog.items import ServiceItem


def sensitive_asked(item: ServiceItem, catalogue: Catalogue) -> frozenset[str]:
    """Return the sensitive elements that the form of an item asks or its conditions read."""
    asked = {field.element for field in item.fields}
    asked.update(code for _, condition in item.expressions() for code in elements_of(condition))
    return frozenset(
        code
        for code in asked
        if code in catalogue.elements
        and catalogue.elements[code].sensitivity is Sensitivity.SENSITIVE
    )
