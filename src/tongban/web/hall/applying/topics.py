"""The one form cut into pages (表单分页): what belongs to one subject is asked on one page."""

from collections.abc import Iterable
from dataclasses import dataclass

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.guides.outcomes import FieldLine
from tongban.core.people.facts import FactSource
from tongban.web.components import labels

_TITLES = {
    "person": "申请人",
    "child": "孩子",
    "mother": "母亲",
    "father": "父亲",
    "parents": "父母",
    "pupil": "入学儿童",
    "deceased": "逝者",
    "survivor": "申请人与逝者",
    "household": "家庭",
    "enterprise": "企业或店铺",
    "premises": "经营场所",
    "food": "食品经营",
    "sign": "招牌",
    "drainage": "排水",
    "fire": "消防安全",
    "property": "房屋",
    "transfer": "买卖双方",
    "utility": "水电气户号",
    "project": "建设项目",
    "retirement": "退休",
    "insurance": "参保",
    "employment": "就业",
    "fund": "公积金",
    "disability": "残疾情况",
    "school": "入学",
    "residence": "居住",
    "identity_card": "居民身份证",
    "social_card": "社会保障卡",
}
_REST = "其他信息"


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One page of the form: `code` stands in its address, `lines` are its fields."""

    code: str
    title: str
    lines: tuple[FieldLine, ...]

    @property
    def asked(self) -> tuple[FieldLine, ...]:
        """The fields that the person fills in."""
        return tuple(line for line in self.lines if is_asked(line))

    @property
    def told(self) -> tuple[FieldLine, ...]:
        """The fields that are filled from what departments and certificates say."""
        return tuple(line for line in self.lines if not is_asked(line))

    @property
    def complete(self) -> bool:
        """Tell whether nothing of this page is missing."""
        return not any(is_wanting(line) for line in self.lines)


def topics_of(fields: Iterable[tuple[FieldLine, str]]) -> tuple[Topic, ...]:
    """Return the pages of the form, the person first; what is settled on the way is on none."""
    pages: dict[str, list[FieldLine]] = {}
    for line, produced_by in fields:
        if not produced_by:
            pages.setdefault(line.element.code.partition(".")[0], []).append(line)
    known = list(_TITLES)
    order = sorted(pages, key=lambda code: known.index(code) if code in known else len(known))
    return tuple(
        Topic(code=code, title=labels.word(_TITLES.get(code, _REST)), lines=tuple(pages[code]))
        for code in order
    )


def is_asked(line: FieldLine) -> bool:
    """Tell whether the person writes the value: nobody else has told it."""
    return line.fact is None or line.fact.source is FactSource.STATED


def is_wanting(line: FieldLine) -> bool:
    """Tell whether the value is needed and not there."""
    return line.fact is None and not is_optional(line)


def is_optional(line: FieldLine) -> bool:
    """Tell whether the field may stay blank."""
    return line.field.optional or line.needed is not Truth.MET
