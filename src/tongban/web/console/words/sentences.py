"""Saying again (转述): a sentence of the core, with the names in it, in the reader's language.

The names of parts and the periods inside a sentence are said in that language too; what somebody
wrote, the name of an item or a law, stays as it is.
"""

from django.utils.translation import gettext, pgettext

from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.reasons import sentence_for
from tongban.web.components import sentences
from tongban.web.components.city import city_word
from tongban.web.console.words.patterns import OF_PARTS, PATTERNS

_ALL = (*PATTERNS, *sentences.PATTERNS)
_BETWEEN = "、"


def said(sentence: str) -> str:
    """Return a sentence of the core in the reader's language."""
    return sentences.said(sentence, patterns=_ALL, part=_part)


def refusal(error: InvalidValue) -> str:
    """Return what to tell the reader of a value that was refused."""
    return said(sentence_for(error))


def _part(words: str) -> str:
    """Return one blank of a sentence, a list of them one by one."""
    if _BETWEEN in words:
        return ", ".join(map(_part, words.split(_BETWEEN)))
    if not words:
        return words
    known = pgettext("label", words)
    known = known if known != words else gettext(words)
    known = known if known != words else city_word(words)
    return known if known != words else sentences.said(words, patterns=OF_PARTS)
