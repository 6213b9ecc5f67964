"""Words of data quality (用语): how things stand, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from tongban.core.quality.repairs import RepairWay, RowStatus
from tongban.core.quality.rule_books import BookStatus
from tongban.core.quality.rules import Consequence, Dimension
from tongban.core.quality.scores import RuleCount, score
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.quality.kinds import CheckStatus, Source
from tongban.web.components.component import Words
from tongban.web.components.messages.tag import Tone
from tongban.web.components.sentences import refusal

Shown = tuple[Words, Tone]

DIMENSIONS: Mapping[Dimension, Words] = {
    Dimension.COMPLETENESS: gettext_lazy("完整性"),
    Dimension.VALIDITY: gettext_lazy("规范性"),
    Dimension.UNIQUENESS: gettext_lazy("唯一性"),
    Dimension.TIMELINESS: gettext_lazy("时效性"),
    Dimension.CONSISTENCY: gettext_lazy("一致性"),
}
CONSEQUENCES: Mapping[Consequence, Words] = {
    Consequence.REJECT: gettext_lazy("退回这一行"),
    Consequence.MARK: gettext_lazy("只计数"),
    Consequence.REFUSE: gettext_lazy("退回，并且使用时不予提供"),
}
CONSEQUENCE_HINTS: Mapping[Consequence, Words] = {
    Consequence.REJECT: gettext_lazy("报送时退回，进入待处理；使用时只记录，不影响办事。"),
    Consequence.MARK: gettext_lazy("报送和使用时都只计数，算进得分。"),
    Consequence.REFUSE: gettext_lazy(
        "使用时发现就不把这条数据给调用方，按“暂时查不到”处理，不会因此不给群众办事。"
    ),
}
BOOKS: Mapping[BookStatus, Shown] = {
    BookStatus.DRAFTED: (gettext_lazy("有改动未送审"), Tone.ATTENTION),
    BookStatus.SENT: (gettext_lazy("待另一人审核"), Tone.ATTENTION),
    BookStatus.IN_FORCE: (gettext_lazy("已启用"), Tone.GOOD),
}
CHECKS: Mapping[CheckStatus, Shown] = {
    CheckStatus.WAITING: (gettext_lazy("排队中"), Tone.PLAIN),
    CheckStatus.READING: (gettext_lazy("读入中"), Tone.PLAIN),
    CheckStatus.JUDGING: (gettext_lazy("检查中"), Tone.PLAIN),
    CheckStatus.DONE: (gettext_lazy("已完成"), Tone.GOOD),
    CheckStatus.REFUSED: (gettext_lazy("没有完成"), Tone.BAD),
}
SOURCES: Mapping[Source, Words] = {
    Source.CONNECTION: gettext_lazy("接入的库表或文件"),
    Source.UPLOAD: gettext_lazy("上传的文件"),
    Source.USE: gettext_lazy("调用时发现"),
}
ROWS: Mapping[RowStatus, Shown] = {
    RowStatus.WAITING: (gettext_lazy("待处理"), Tone.ATTENTION),
    RowStatus.PROPOSED: (gettext_lazy("待复核"), Tone.ATTENTION),
    RowStatus.SETTLED: (gettext_lazy("已处理"), Tone.GOOD),
    RowStatus.GONE: (gettext_lazy("不再需要处理"), Tone.PLAIN),
}
WAYS: Mapping[RepairWay, Words] = {
    RepairWay.VERIFIED: gettext_lazy("核实无误"),
    RepairWay.CLEANED: gettext_lazy("清理（改正）"),
    RepairWay.COMPLETED: gettext_lazy("补录"),
}
EVENTS: Mapping[str, Words] = {
    "written": gettext_lazy("写规则"),
    "removed": gettext_lazy("删规则"),
    "sent": gettext_lazy("送审"),
    "approved": gettext_lazy("审核通过并启用"),
    "returned": gettext_lazy("退回"),
    "proposed": gettext_lazy("提出处理"),
    "agreed": gettext_lazy("复核同意"),
    "gone": gettext_lazy("后来的检查没有再发现"),
    "forgotten": gettext_lazy("保存期满，内容已清除"),
}
REASONS = (
    gettext_noop("还没有启用的规则，请先写规则并送审"),
    gettext_noop("没有接入库表或文件，请上传登记簿"),
    gettext_noop("登记簿现在读不出来，请稍后再检查"),
    gettext_noop("检查几次中断，请联系运行维护人员"),
    gettext_noop("数据目录里已没有这项数据"),
    gettext_noop("文件里没有数据行"),
    gettext_noop("请写明需要修改什么"),
    gettext_noop("请写明为什么退回"),
    gettext_noop("没有改动的，请写明怎样核实无误"),
    gettext_noop("改后的内容仍不符合规则"),
    gettext_noop("请上传从这里下载的工作簿，保留“编号”一列"),
    gettext_noop("这一行已经处理过，或者正在等复核"),
    gettext_noop("没有这个编号"),
)
"""What the core and the actions say when something does not do."""

_KNOWN = frozenset(REASONS)


def told(reason: str) -> str:
    """Return a reason that was kept in Chinese, in the reader's language."""
    return gettext(reason) if reason in _KNOWN else reason


def reason_of(error: InvalidValue) -> str:
    """Return what to tell whoever gave an answer that does not do."""
    return gettext(error.reason) if error.reason in _KNOWN else refusal(error)


def points(count: RuleCount) -> str:
    """Return a score of a hundred; a dash when nothing was judged."""
    return score(count.held, count.judged)
