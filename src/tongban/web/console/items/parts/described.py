"""Parts that are only words (文字类): articles, intermediary services, frequent questions, laws."""

from typing import Any

from django import forms
from django.utils.translation import gettext

from tongban.core.authoring.sections import Part, Section
from tongban.core.catalog.items import Faq, LegalBasis
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.web.console.items.parts.fields import CitationField, line, text
from tongban.web.console.items.parts.form import PartForm
from tongban.web.console.items.told import word


class LegalBasisForm(PartForm):
    """A provision that sets the item up."""

    section = Section.LEGAL_BASIS

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the article and what it says."""
        return {
            "citation": CitationField(label=gettext("条文"), known=self.citations),
            "says": text(gettext("这一条怎么说"), hint=gettext("用自己的话概括。"), required=False),
        }

    def read(self, part: LegalBasis) -> dict[str, Any]:
        """Return the article as people write it."""
        return {"citation": str(part.citation), "says": part.says}

    def made(self) -> Part:
        """Return the provision."""
        return LegalBasis(**self.cleaned_data)


class IntermediaryForm(LegalBasisForm):
    """A service of somebody else that the law demands first."""

    section = Section.INTERMEDIARY_SERVICES

    def questions(self) -> dict[str, forms.Field]:
        """Ask which service it is, and by which article."""
        return {
            "says": line(gettext("中介服务名称")),
            "citation": CitationField(label=gettext("依据"), known=self.citations),
        }


class FaqForm(PartForm):
    """A question that people ask."""

    section = Section.FAQS
    copied = ("question", "answer")

    def questions(self) -> dict[str, forms.Field]:
        """Ask for both."""
        return {"question": line(gettext("问题")), "answer": text(gettext("回答"))}

    def made(self) -> Part:
        """Return question and answer."""
        return Faq(**self.cleaned_data)


class LawForm(PartForm):
    """A law that nothing cited before: its name, number and level."""

    section = Section.LAWS

    def questions(self) -> dict[str, forms.Field]:
        """Ask for each."""
        levels = [one for one in LegalLevel if one is not LegalLevel.LOCAL_CONFIGURATION]
        return {
            "law": line(gettext("法规名称"), hint=gettext("不用写“中华人民共和国”和书名号。")),
            "number": line(gettext("文号"), required=False),
            "level": forms.TypedChoiceField(
                label=gettext("效力层级"),
                choices=[(str(one.value), word(one.label)) for one in reversed(levels)],
                coerce=lambda value: LegalLevel(int(value)),
            ),
        }

    def read(self, part: Citation) -> dict[str, Any]:
        """Return what is known of the law."""
        return {"law": part.law, "number": part.number or "", "level": str(part.level.value)}

    def made(self) -> Part:
        """Return the law."""
        told = self.cleaned_data
        return Citation(law=told["law"], number=told["number"] or None, level=told["level"])
