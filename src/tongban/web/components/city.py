"""The city's own words (本市用语) in the reader's language: its items, departments, papers, facts.

The catalogue is written in Chinese; whoever keeps a city may lay a gettext catalogue of its words
beside it, under the context ``city``. What is not in there, and what people wrote, stays as it is.
"""

from typing import Final

from django.utils.translation import pgettext

from tongban.web.components.words import joined

_BETWEEN: Final = "、"


def city_word(text: str) -> str:
    """Return a word of the city's catalogue as the reader's language says it, if it does."""
    return pgettext("city", text) if text else text


def city_words(text: str) -> str:
    """Return a word or a row of words, each as the reader's language says it."""
    known = city_word(text)
    if known != text or _BETWEEN not in text:
        return known
    parts = text.split(_BETWEEN)
    said = [city_word(part) for part in parts]
    return text if said == parts else joined(said, _BETWEEN)
