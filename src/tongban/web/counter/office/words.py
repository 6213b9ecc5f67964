"""Words of the office (用语): what a batch does, what became of a row."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from tongban.core.officework.batches import BatchVerb, RowOutcome
from tongban.core.officework.templates import OpinionKind
from tongban.web.components.component import Words
from tongban.web.components.messages import Tone

VERBS: Mapping[BatchVerb, Words] = {
    BatchVerb.ACCEPT: gettext_lazy("批量受理"),
    BatchVerb.ASSIGN: gettext_lazy("批量分派"),
    BatchVerb.DRAFT: gettext_lazy("批量拟写意见草稿"),
    BatchVerb.FINISH: gettext_lazy("用同一意见办结环节"),
    BatchVerb.PRINT: gettext_lazy("批量打印文书"),
}
EFFECTS: Mapping[BatchVerb, Words] = {
    BatchVerb.ACCEPT: gettext_lazy("受理后会通知申请人，不能撤销。"),
    BatchVerb.ASSIGN: gettext_lazy("三十分钟内可以撤销。"),
    BatchVerb.DRAFT: gettext_lazy("只保存草稿，三十分钟内可以撤销；办结时再确认。"),
    BatchVerb.FINISH: gettext_lazy("办结后记入办件，不能撤销；决定不能批量作出。"),
    BatchVerb.PRINT: gettext_lazy("每件取最新的一份文书，合成一个文件。"),
}
OUTCOMES: Mapping[RowOutcome, tuple[Words, Tone]] = {
    RowOutcome.WAITING: (gettext_lazy("等待办理"), Tone.PLAIN),
    RowOutcome.DONE: (gettext_lazy("已办理"), Tone.GOOD),
    RowOutcome.REFUSED: (gettext_lazy("没有办理"), Tone.ATTENTION),
    RowOutcome.MOVED_ON: (gettext_lazy("办件刚刚有了变化，没有办理"), Tone.ATTENTION),
    RowOutcome.FAILED: (gettext_lazy("内容不符合要求，没有办理"), Tone.ATTENTION),
    RowOutcome.UNDONE: (gettext_lazy("已撤销"), Tone.PLAIN),
    RowOutcome.STANDS: (gettext_lazy("已经继续办理，没有撤销"), Tone.ATTENTION),
}
KINDS: Mapping[OpinionKind, Words] = {
    OpinionKind.STEP: gettext_lazy("环节意见"),
    OpinionKind.DECISION: gettext_lazy("决定意见"),
}
