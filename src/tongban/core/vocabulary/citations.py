"""Citations (引用依据): which article a rule, a limit or a document stands on.

No number of law without its article. What no source says is marked as local configuration, so
that a reader can tell law from habit. A catalogue writes 行政许可法#32.1.4 (article, paragraph 款,
item 项), a page shows 《行政许可法》第三十二条第一款第四项; `parse_citation` reads both.
"""

import enum
import re
from collections.abc import Callable
from dataclasses import dataclass

from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.numerals import chinese_number, parse_chinese_number


class LegalLevel(enum.IntEnum):
    """How high a source stands; the greater prevails (效力层级, 立法法 §98-102)."""

    LAW = 7
    ADMINISTRATIVE_REGULATION = 6
    STATE_COUNCIL_DECISION = 5
    LOCAL_REGULATION = 4
    DEPARTMENT_RULE = 3
    LOCAL_RULE = 2
    NORMATIVE_DOCUMENT = 1
    LOCAL_CONFIGURATION = 0

    @property
    def label(self) -> str:
        """Return the level in Chinese."""
        return _LABELS[self]


_LABELS = {
    LegalLevel.LAW: "法律",
    LegalLevel.ADMINISTRATIVE_REGULATION: "行政法规",
    LegalLevel.STATE_COUNCIL_DECISION: "国务院决定",
    LegalLevel.LOCAL_REGULATION: "地方性法规",
    LegalLevel.DEPARTMENT_RULE: "部门规章",
    LegalLevel.LOCAL_RULE: "地方政府规章",
    LegalLevel.NORMATIVE_DOCUMENT: "规范性文件",
    LegalLevel.LOCAL_CONFIGURATION: "本地配置",
}
_LEVELS = {label: level for level, label in _LABELS.items()}
_ARTICLE = re.compile(r"[1-9][0-9]{0,3}(?:-[1-9][0-9]{0,2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A provision: the law's name, its document number, article, paragraph and item.

    `article` is in digits: "32", or "32-1" for 第三十二条之一.
    """

    law: str
    article: str | None = None
    paragraph: int | None = None
    item: int | None = None
    number: str | None = None
    level: LegalLevel = LegalLevel.LAW

    def __post_init__(self) -> None:
        if not self.law.strip():
            raise InvalidValue("citation", Reason.EMPTY)
        if self.article is not None and not _ARTICLE.fullmatch(self.article):
            raise InvalidValue("citation", Reason.FORMAT)
        if any(part is not None and part < 1 for part in (self.paragraph, self.item)):
            raise InvalidValue("citation", Reason.RANGE)
        if (self.paragraph and not self.article) or (self.item and not self.paragraph):
            raise InvalidValue("citation", Reason.CONTRADICTION)

    @classmethod
    def local(cls, note: str) -> "Citation":
        """Return a citation of local practice (本地配置), which no law sets."""
        return cls(law=note, level=LegalLevel.LOCAL_CONFIGURATION)

    @property
    def is_local(self) -> bool:
        """Tell whether it is local configuration rather than law."""
        return self.level is LegalLevel.LOCAL_CONFIGURATION

    @property
    def written(self) -> str:
        """Return the form for catalogues and logs; `parse_citation` reads it back unchanged."""
        if self.is_local:
            return str(self)
        number = f"({self.number})" if self.number else ""
        places = ".".join(str(part) for part in (self.article, self.paragraph, self.item) if part)
        return f"{self.level.label}:{self.law}{number}{'#' if places else ''}{places}"

    @property
    def full(self) -> str:
        """Return the form for documents of record, with the document number."""
        number = f"（{self.number}）" if self.number else ""
        return str(self) if self.is_local else f"《{self.law}》{number}{self._place}"

    def __str__(self) -> str:
        if self.is_local:
            return f"本地配置（{self.law}）"
        return f"《{self.law}》{self._place}"

    @property
    def _place(self) -> str:
        article = ""
        if self.article:
            main, _, inserted = self.article.partition("-")
            article = f"第{chinese_number(int(main))}条"
            article += f"之{chinese_number(int(inserted))}" if inserted else ""
        paragraph = f"第{chinese_number(self.paragraph)}款" if self.paragraph else ""
        item = f"第{chinese_number(self.item)}项" if self.item else ""
        return article + paragraph + item


_LOCAL = re.compile(r"本地配置(?:[（(](?P<bracketed>.+)[)）]|[:：](?P<plain>.+))", re.DOTALL)
_LEVEL = rf"(?:(?P<level>{'|'.join(_LEVELS)})[:：])?"
_NUMBER = r"(?:[(（](?P<number>[^()（）]*号)[)）])?"
_WRITTEN = re.compile(
    rf"{_LEVEL}《?(?P<law>[^#《》]+?)》?{_NUMBER}"
    r"(?:#(?P<article>[0-9]+(?:-[0-9]+)?)(?:\.(?P<paragraph>[0-9]+)(?:\.(?P<item>[0-9]+))?)?)?"
)
_N = "[零一二三四五六七八九十百千]+"
_READ = re.compile(
    rf"{_LEVEL}《(?P<law>[^#《》]+)》{_NUMBER}第(?P<article>{_N})条(?:之(?P<inserted>{_N}))?"
    rf"(?:第(?P<paragraph>{_N})款(?:第(?P<item>{_N})项)?)?"
)


def parse_citation(text: str, *, level: LegalLevel | None = None) -> Citation:
    """Return the citation written 行政许可法#32.1 or 《行政许可法》第三十二条第一款.

    The level is `level`, else the one before a colon, 行政法规:某办法#3, else the one that the name
    proves. Items 项 count inside their paragraph, so an article of one paragraph is #36.1.2.
    """
    text = text.strip()
    if match := _LOCAL.fullmatch(text):
        return Citation.local((match["bracketed"] or match["plain"]).strip())
    if match := _READ.fullmatch(text):
        article = str(parse_chinese_number(match["article"]))
        if match["inserted"]:
            article += f"-{parse_chinese_number(match['inserted'])}"
        return _citation(match, level, article, parse_chinese_number)
    if match := _WRITTEN.fullmatch(text):
        return _citation(match, level, match["article"], int)
    raise InvalidValue("citation", Reason.FORMAT if text else Reason.EMPTY)


def _citation(
    match: re.Match[str],
    level: LegalLevel | None,
    article: str | None,
    read: Callable[[str], int],
) -> Citation:
    law = match["law"].strip().removeprefix("中华人民共和国") or match["law"]
    if level is None:
        level = _LEVELS[match["level"]] if match["level"] else _level_proved_by(law)
    return Citation(
        law=law,
        number=match["number"],
        article=article,
        paragraph=read(match["paragraph"]) if match["paragraph"] else None,
        item=read(match["item"]) if match["item"] else None,
        level=level,
    )


# Named 条例, yet passed by the Standing Committee of the National People's Congress: laws by rank.
_LAWS_NAMED_REGULATIONS = frozenset(
    {"户口登记条例", "海关关衔条例", "人民警察警衔条例", "消防救援衔条例", "学位条例"}
)
_OF_A_PLACE = re.compile(r"(?!城市).{2,9}?(?:省|市(?!场|容|政)|自治[区州县]|[特新]区)")


def _level_proved_by(law: str) -> LegalLevel:
    """Return the level that a name proves; a name that proves nothing gets the lowest.

    A catalogue must then state the higher level: a citation never claims more than it shows.
    """
    if law in _LAWS_NAMED_REGULATIONS or law.endswith(("法典", "宪法")):
        return LegalLevel.LAW
    if law.endswith("法") and not law.endswith("办法"):
        return LegalLevel.LAW
    if law.endswith("条例"):
        if _OF_A_PLACE.match(law):
            return LegalLevel.LOCAL_REGULATION
        return LegalLevel.ADMINISTRATIVE_REGULATION
    return LegalLevel.NORMATIVE_DOCUMENT
