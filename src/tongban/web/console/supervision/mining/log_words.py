"""Words of logs (日志用语): how far one has come, and why a line or a file was not read."""

from django.utils.translation import gettext, gettext_noop

from tongban.store.supervision.log_queries import LogStatus
from tongban.web.components import messages
from tongban.web.components.sentences import said

_SENTENCES = (
    gettext_noop("没有办件编号"),
    gettext_noop("没有环节名称"),
    gettext_noop("时间不是年月日时分秒的写法"),
    gettext_noop("没有时间，或者时间写法不对"),
    gettext_noop("没有办件编号或者环节名称"),
    gettext_noop("只读 .csv、.xes 和 .xes.gz"),
    gettext_noop("文件是空的"),
    gettext_noop("文件里没有一个可以读的事件"),
    gettext_noop("文件不是 UTF-8 编码的 CSV"),
    gettext_noop("文件不是 XES 事件日志"),
    gettext_noop("缺少列，可以叫：%(names)s"),
    gettext_noop("超过 %(most)s 个事件，请用命令行分析"),
    gettext_noop("读取时几次中断，请用命令行分析"),
)


def log_sentence(sentence: str) -> str:
    """Return why something was not read, in the reader's language."""
    return said(sentence, patterns=_SENTENCES, part=str)


def log_status(status: LogStatus) -> messages.Tag:
    """Return how far the reading of a log has come."""
    match status:
        case LogStatus.WAITING:
            return messages.Tag(words=gettext("排队"))
        case LogStatus.READING:
            return messages.Tag(words=gettext("正在读取"))
        case LogStatus.DONE:
            return messages.Tag(words=gettext("已读取"), tone=messages.Tone.GOOD)
        case LogStatus.REFUSED:
            return messages.Tag(words=gettext("没有读取"), tone=messages.Tone.BAD)
        case LogStatus.STOPPED:
            return messages.Tag(words=gettext("已停止"), tone=messages.Tone.ATTENTION)
