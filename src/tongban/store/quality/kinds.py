"""Kinds (种类): where rows came from, and how far a check is; stored and never renamed."""

from django.db import models


class Source(models.TextChoices):
    """Where the rows of a register came from."""

    CONNECTION = "connection", "接入的库表或文件"
    UPLOAD = "upload", "上传的文件"
    USE = "use", "调用中的应答"


class CheckStatus(models.TextChoices):
    """How far a check is."""

    WAITING = "waiting", "排队中"
    READING = "reading", "读入中"
    JUDGING = "judging", "检查中"
    DONE = "done", "已完成"
    REFUSED = "refused", "没有完成"
