"""What remains to be done (任务清单); done is plain text, so that the rest stands out."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from django.utils.translation import gettext_lazy

from tongban.web.components.component import Component, Words


class TaskStatus(Enum):
    """How far a task has come: its style and its words."""

    DONE = ("done", gettext_lazy("已完成"))
    UNDER_WAY = ("under-way", gettext_lazy("进行中"))
    OPEN = ("open", gettext_lazy("待办理"))
    NOT_YET = ("not-yet", gettext_lazy("暂时不能开始"))
    NEEDS_CORRECTION = ("wrong", gettext_lazy("需要补正"))

    @property
    def style(self) -> str:
        """The CSS class."""
        return self.value[0]

    @property
    def words(self) -> Words:
        """The words shown."""
        return self.value[1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One thing to do; without `href` it is only shown."""

    title: Words
    status: TaskStatus
    href: str = ""
    hint: Words = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskGroup:
    """Tasks that belong together."""

    tasks: tuple[Task, ...]
    title: Words = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskList(Component):
    """All tasks; `name` keeps the identifiers of several lists on one page apart."""

    template: ClassVar[str] = "components/lists/task_list.html"

    groups: tuple[TaskGroup, ...]
    name: str = "tasks"
