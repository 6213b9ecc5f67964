"""A guide of a few lines, read with the catalogue of the example city."""

from functools import cache

from tongban.adapters.catalogue_files import read_catalogue
from tongban.core.reading.blocks import Block, guide_of_text
from tongban.core.reading.expressing import lexicon_of
from tongban.core.reading.fragments import whole
from tongban.core.reading.reading import read_guide
from tongban.examples.mingchuan import FOLDER


@cache
def catalogue():
    return read_catalogue(FOLDER).catalogue


@cache
def lexicon():
    return lexicon_of(catalogue())


def suggestions(*lines):
    return read_guide(guide_of_text("\n".join(lines)), catalogue())


def found(kind, *lines):
    """Return the findings of one kind in a guide of these lines."""
    return [one.finding for one in suggestions(*lines) if isinstance(one.finding, kind)]


def fragment(text):
    return whole(Block(number=1, text=text))
