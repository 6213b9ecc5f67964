"""Pages of a draft as a browser meets them: addresses, inputs, what is posted."""

import re

from django.urls import reverse

from tongban.core.catalog.elements import ValueKind
from tongban.web.hall.asking.fields import input_name


def text(response):
    return response.content.decode()


def page(name, draft, *more):
    return reverse(f"hall:{name}", args=[draft, *more])


def inputs(response):
    """Return the inputs on a page, by kind of name."""
    return set(re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', text(response)))


def revision(response):
    return re.search(r'name="revision" value="(\d+)"', text(response))[1]


def written(element, value):
    """Return a value as a browser posts it."""
    name = input_name(element)
    match element.kind:
        case ValueKind.DATE:
            return {
                f"{name}_year": value.year,
                f"{name}_month": value.month,
                f"{name}_day": value.day,
            }
        case ValueKind.YES_NO:
            return {name: "yes" if value else "no"}
        case ValueKind.RECORDS:
            return {}
        case _:
            return {name: value}
