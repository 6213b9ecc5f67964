"""Headings of the lists (表头), in the reader's language; what the lines say stays as published."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

_COLUMNS: Final[dict[str, str | Promise]] = {
    "序号": gettext_lazy("序号"),
    "事项编码": gettext_lazy("事项编码"),
    "事项名称": gettext_lazy("事项名称"),
    "权力类型": gettext_lazy("权力类型"),
    "服务类型": gettext_lazy("服务类型"),
    "实施部门": gettext_lazy("实施部门"),
    "设定依据": gettext_lazy("设定依据"),
    "服务对象": gettext_lazy("服务对象"),
    "承诺时限": gettext_lazy("承诺时限"),
    "责任环节": gettext_lazy("责任环节"),
    "责任部门": gettext_lazy("责任部门"),
    "责任内容": gettext_lazy("责任内容"),
    "时限": gettext_lazy("时限"),
    "依据": gettext_lazy("依据"),
    "监督投诉": gettext_lazy("监督投诉"),
}


def column(heading: str) -> str | Promise:
    """Return a heading of a list in the reader's language."""
    return _COLUMNS[heading]
