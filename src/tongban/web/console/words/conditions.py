"""Conditions in the reader's language (条件的话): by the Chinese grammar or by the English one."""

from collections.abc import Mapping

from django.utils.translation import get_language

from tongban.core.catalog.conditions import english
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.conditions.sentences import words_of
from tongban.core.catalog.elements import DataElement
from tongban.web.components.city import city_word


def condition_words(condition: Condition, elements: Mapping[str, DataElement]) -> str:
    """Return what a condition says; an author's words stay where the city says them in English."""
    if (get_language() or "").startswith("zh"):
        return words_of(condition, elements)
    names = english.in_english(elements, city_word)
    return english.EnglishGrammar(names, city_word).words(condition)
