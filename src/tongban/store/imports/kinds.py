"""Kinds (类别): the forms in which items come in, where a run stands, how an item compares."""

from django.db import models


class Format(models.TextChoices):
    """In what form items come in."""

    WORKBOOK = "workbook", "Excel 工作簿"
    NATIONAL = "national", "国家交换表"
    CPSV = "cpsv", "CPSV-AP（JSON-LD）"
    MODEL = "model", "建模数据（JSON）"
    HEADINGS = "headings", "事项名录"


class Status(models.TextChoices):
    """Where a run stands; the first two are worked on."""

    WAITING = "waiting", "排队中"
    WORKING = "working", "处理中"
    READY = "ready", "已读入"
    REFUSED = "refused", "没有导入"
    CANCELLED = "cancelled", "已停止"


class Phase(models.TextChoices):
    """What is being done."""

    READING = "reading", "读入"
    CHECKING = "checking", "核对"


class Standing(models.TextChoices):
    """How an item compares with what is published."""

    NEW = "new", "新事项"
    CHANGED = "changed", "有变化"
    SAME = "same", "与现行版本相同"
