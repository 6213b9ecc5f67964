"""Copies, edits and an officer or two for tests of the workshop's core."""

from dataclasses import replace

from hypothesis import strategies as st
from lintwork import (
    HEALTH,
    HEALTH_COMMISSION,
    ITEM,
    LAW,
    LEASE,
    LICENCE,
    MARKET,
    catalogue,
    fee,
    requirement,
)

from tongban.core.authoring.copies import basics_of, copy_of
from tongban.core.authoring.edits import AddPart, MovePart, RemovePart, ReplacePart, SetBasics
from tongban.core.authoring.sections import Section
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.catalog.items import Faq
from tongban.core.people.actors import Officer, Role

COPY = copy_of(ITEM)
CATALOGUE = catalogue(ITEM)
FEE = fee(LAW)
FAQS = tuple(Faq(question=f"问题{name}？", answer="回答。") for name in "甲乙丙丁")
SEATS = DataElement(code="premises.seats", label="座位数", kind=ValueKind.INTEGER)

__all__ = [
    "CATALOGUE", "COPY", "FAQS", "FEE", "HEALTH", "HEALTH_COMMISSION", "ITEM", "LAW", "LEASE",
    "LICENCE", "MARKET", "SEATS", "add", "basics", "edits_of", "move", "officer", "remove",
    "replaced", "requirement", "with_faqs",
]  # fmt: skip


def add(section, part, before=""):
    return AddPart(section=section, part=part, before=before)


def remove(section, key):
    return RemovePart(section=section, key=key)


def replaced(section, key, part):
    return ReplacePart(section=section, key=key, part=part)


def move(section, key, to):
    return MovePart(section=section, key=key, to=to)


def basics(copy=COPY, **changes):
    return SetBasics(basics=replace(basics_of(copy.item), **changes))


def with_faqs(copy=COPY, count=3):
    return copy.with_rows(Section.FAQS, FAQS[:count])


def officer(staff="1", *roles, department="market"):
    return Officer(
        account=1, name=f"工作人员{staff}", staff_number=staff, department=department,
        roles=frozenset(roles or (Role.ITEM_ADMINISTRATOR,)),
    )  # fmt: skip


_TEXT = st.sampled_from(["一", "二", "三"])


def edits_of(copy):
    """Return edits that a copy with questions and answers and a few steps takes."""
    faqs = [faq.question for faq in copy.item.faqs]
    new = st.builds(Faq, question=st.sampled_from(["新问题？", "另一问？"]), answer=_TEXT)
    kinds = [
        st.builds(lambda part: add(Section.FAQS, part), new),
        st.builds(lambda words: basics(copy, summary=words), _TEXT),
        st.builds(lambda words: basics(copy, contact=words), _TEXT),
    ]
    if faqs:
        known = st.sampled_from(faqs)
        kinds += [
            st.builds(lambda key: remove(Section.FAQS, key), known),
            st.builds(
                lambda key, words: replaced(Section.FAQS, key, Faq(question=key, answer=words)),
                known,
                _TEXT,
            ),
            st.builds(lambda key, to: move(Section.FAQS, key, to), known, st.integers(0, 3)),
        ]
    return st.one_of(kinds)
