"""Words of the core that the pages of a guide show (核心用语): their English is kept here."""

from django.utils.translation import gettext_noop

WORDS = (
    gettext_noop("事项名称"),
    gettext_noop("实施机构"),
    gettext_noop("办理地点"),
    gettext_noop("办理时间"),
    gettext_noop("咨询方式"),
    gettext_noop("监督投诉方式"),
    gettext_noop("法定办结时限"),
    gettext_noop("承诺办结时限"),
    gettext_noop("受理时限"),
    gettext_noop("审核环节"),
    gettext_noop("决定环节"),
    gettext_noop("送达时限"),
    gettext_noop("公示"),
    gettext_noop("延长时限"),
    gettext_noop("特别程序"),
    gettext_noop("紧急情况"),
    gettext_noop("工作日"),
    gettext_noop("自然日"),
    gettext_noop("小时"),
    gettext_noop("月"),
    gettext_noop("年"),
    gettext_noop("这是兜底条款，发布前会被拦下；请逐一写明具体名称，或不采纳"),
    gettext_noop("表达式只读懂了这句话的一部分，请补全或改为人工判断"),
    gettext_noop("原文只写“日”；行政许可的“日”指工作日（行政许可法第八十二条），请确认"),
)
