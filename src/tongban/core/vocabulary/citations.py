"""Citations (法条引用): which provision of which law something rests on."""

import enum
import re
from dataclasses import dataclass

from tongban.core.vocabulary.errors import InvalidValue

_DIGITS = "零一二三四五六七八九"
_PLAIN = re.compile(r"(?P<law>[^#]+)(?:#(?P<article>\d+(?:-\d+)?)(?:\.(?P<paragraph>\d+))?)?\Z")


class LegalLevel(enum.IntEnum):
    """How high a provision stands (效力层级); smaller is higher."""

    LAW = 1
    ADMINISTRATIVE_REGULATION = 2
    STATE_COUNCIL_DECISION = 3
    LOCAL_REGULATION = 4
    DEPARTMENT_RULE = 5
    LOCAL_RULE = 6
    NORMATIVE_DOCUMENT = 7
    LOCAL_CONFIGURATION = 8


def chinese_number(number: int) -> str:
    """Return a whole number from 1 to 9999 in Chinese numerals."""
    parts: list[str] = []
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            parts.append(_DIGITS[digit] + name)
        elif parts and parts[-1] != "零":
            parts.append("零")
    text = "".join(parts).rstrip("零")
    return text.removeprefix("一") if text.startswith("一十") else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A provision: the law's name, its document number, article and paragraph."""

    law: str
    article: str | None = None
    paragraph: int | None = None
    number: str | None = None
    level: LegalLevel = LegalLevel.LAW

    @classmethod
    def local(cls, note: str) -> "Citation":
        """Return a citation of local practice (本地配置), which no law sets."""
        return cls(law=note, level=LegalLevel.LOCAL_CONFIGURATION)

    @property
    def is_local(self) -> bool:
        """Tell whether it is local configuration rather than law."""
        return self.level is LegalLevel.LOCAL_CONFIGURATION

    def __str__(self) -> str:
        if self.is_local:
            return f"本地配置（{self.law}）"
        article = ""
        if self.article:
            main, _, inserted = self.article.partition("-")
            article = f"第{chinese_number(int(main))}条"
            article += f"之{chinese_number(int(inserted))}" if inserted else ""
        paragraph = f"第{chinese_number(self.paragraph)}款" if self.paragraph else ""
        return f"《{self.law}》{article}{paragraph}"


def parse_citation(text: str) -> Citation:
    """Return the citation written as `law#article.paragraph`."""
    match = _PLAIN.match(text.strip())
    if match is None:
        raise InvalidValue("citation", f"{text!r} is not of the form law#article.paragraph")
    paragraph = match["paragraph"]
    return Citation(
        law=match["law"].strip("《》 "),
        article=match["article"],
        paragraph=int(paragraph) if paragraph else None,
    )
