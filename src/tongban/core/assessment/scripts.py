"""Scripts (暗访脚本): what an assessor tries, and the questions to answer with yes or no.

A script is made from the item as it is published, so that two assessors try the same.
"""

from dataclasses import dataclass
from typing import Final

from tongban.core.catalog.items import ServiceItem


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptQuestion:
    """One question (脚本问题), and the indicator that its answers count for."""

    code: str
    indicator: str
    words: str


QUESTIONS: Final = (
    ScriptQuestion(
        code="found", indicator="easy_to_file", words="在首页用自己的话检索，三步之内找到了这个事项"
    ),
    ScriptQuestion(
        code="one_by_one", indicator="easy_to_file", words="每页只问一个问题，问题看得懂"
    ),
    ScriptQuestion(
        code="not_twice", indicator="easy_to_file", words="平台已经知道的，没有让您再填、再传一遍"
    ),
    ScriptQuestion(code="filed", indicator="easy_to_file", words="没有求助别人就走到了提交"),
    ScriptQuestion(
        code="keyboard", indicator="accessible", words="只用键盘可以办完，焦点一直看得见"
    ),
    ScriptQuestion(
        code="large_text", indicator="accessible", words="放大文字后内容完整，读屏读得出每个按钮"
    ),
    ScriptQuestion(
        code="telephone", indicator="answered", words="拨打公布的咨询电话，有人接听，而且答对了"
    ),
    ScriptQuestion(
        code="same_papers", indicator="same_offline", words="大厅要的材料和时限与网上写的一致"
    ),
    ScriptQuestion(
        code="true_papers", indicator="guide_true", words="指南列的材料就是实际要的，没有多要"
    ),
    ScriptQuestion(
        code="true_steps", indicator="guide_true", words="指南写的环节、时限、费用与实际一致"
    ),
)
"""The questions of the edition of 2026, in the order in which they are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What to try (暗访脚本): the words to search by, what the guide promises, the questions."""

    item: str
    name: str
    words: str
    promised: str
    papers: tuple[str, ...]
    questions: tuple[ScriptQuestion, ...] = QUESTIONS


def script_for(item: ServiceItem) -> Script:
    """Return the script of an item."""
    return Script(
        item=item.code,
        name=item.name,
        words=item.keywords[0] if item.keywords else item.name,
        promised=str(item.promised_limit.value),
        papers=tuple(need.name for need in item.requirements),
    )
