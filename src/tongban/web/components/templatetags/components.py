"""``{% render value %}`` shows any component; filters write dates and sizes as people do."""

import re
from datetime import date, datetime
from typing import Final

from django import template
from django.template.base import Template
from django.template.context import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from tongban.web.components import words
from tongban.web.components.city import city_words
from tongban.web.components.component import Component, Content, Words

register = template.Library()

_CHINESE: Final = re.compile(
    r"[《（“]*[\u4e00-\u9fff](?:[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef“”·0-9]*"
    r"[\u4e00-\u9fff》）”。])?"
)
_MARKED: Final = r'<span lang="zh-Hans">\g<0></span>'


@register.simple_tag(takes_context=True)
def render(context: Context, value: Content | None) -> SafeString:
    """Show a component, text or several of them; nothing for nothing."""
    match value:
        case None:
            return SafeString()
        case Component():
            return _shown(context, value)
        case list() | tuple():
            parts = [render(context, part) for part in value]
            return mark_safe("".join(parts))  # noqa: S308 - each part is escaped already
        case _:
            return spoken(str(value))


def _shown(context: Context, component: Component) -> SafeString:
    owner = context.template
    if not isinstance(owner, Template):
        raise TypeError("render needs the context of a template that is being shown")
    with context.push(component=component):
        return owner.engine.get_template(component.template).render(context)


@register.filter
def city(text: Words | None) -> Words:
    """Show a word of the city's catalogue in the reader's language; any other as it is."""
    return city_words(str(text)) if text else ""


@register.filter
def spoken(text: Words | None) -> SafeString:
    """Show a word as `city` does; what stays Chinese on another language's page is marked so.

    A text of law, a name, what somebody wrote: a screen reader then says it in Chinese. Not for
    attributes, options and titles, which hold no marks.
    """
    if isinstance(text, SafeString):
        return text
    said = conditional_escape(city_words(str(text)) if text else "")
    if (get_language() or "").startswith("zh"):
        return said
    return mark_safe(_CHINESE.sub(_MARKED, said))  # noqa: S308 - escaped just before


@register.filter
def written_date(day: date) -> str:
    """Write a day in full: 2026年9月15日 星期二."""
    return words.written_date(day)


@register.filter
def written_moment(moment: datetime) -> str:
    """Write a day and the time in local time: 2026年9月15日 星期二 14:05."""
    return words.written_moment(moment)


@register.filter
def written_size(octets: int) -> str:
    """Write the size of a file: 3.2 MB."""
    return words.written_size(octets)
