"""What is asked for a system, a key and a subscription (表单)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tongban.core.exchange.clients import (
    LONGEST_LIFE,
    MOST_A_DAY,
    MOST_A_MINUTE,
    USUAL_A_DAY,
    USUAL_A_MINUTE,
    ApiScope,
    Pace,
)
from tongban.core.exchange.deliveries import EventTopic
from tongban.web.components.forms import PlainForm
from tongban.web.console.clients.words import SCOPES, TOPICS


class SystemForm(PlainForm):
    """A system that is to be known."""

    name = forms.CharField(label=gettext_lazy("系统名称"), max_length=100)
    code = forms.CharField(
        label=gettext_lazy("系统编码"),
        help_text=gettext_lazy("小写字母开头，例如 market-approval；登记后不能更改"),
        max_length=64,
    )
    department = forms.ChoiceField(label=gettext_lazy("所属部门"))

    def __init__(self, departments: Mapping[str, str], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.own = next(iter(departments)) if len(departments) == 1 else ""
        if self.own:
            del self.fields["department"]  # nobody is asked what only one answer fits
            return
        choices = list(departments.items())
        field = self.fields["department"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - it is declared above
        field.choices = choices

    def department_chosen(self) -> str:
        """Return whose system it is."""
        return self.own or str(self.cleaned_data["department"])


class KeyForm(PlainForm):
    """A key that is to be made."""

    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("这个密钥可以做什么"),
        help_text=gettext_lazy("只选这个系统用得着的"),
        choices=[(one.value, words) for one, words in SCOPES.items()],
    )
    days = forms.IntegerField(
        label=gettext_lazy("有效多少天"),
        min_value=1,
        max_value=LONGEST_LIFE.days,
        initial=180,
    )
    a_minute = forms.IntegerField(
        label=gettext_lazy("每分钟最多调用（次）"),
        min_value=1,
        max_value=MOST_A_MINUTE,
        initial=USUAL_A_MINUTE,
    )
    a_day = forms.IntegerField(
        label=gettext_lazy("每天最多调用（次）"),
        min_value=1,
        max_value=MOST_A_DAY,
        initial=USUAL_A_DAY,
    )

    def chosen(self) -> tuple[ApiScope, ...]:
        """Return what the key is for."""
        return tuple(ApiScope(one) for one in self.cleaned_data["scopes"])

    def life(self) -> timedelta:
        """Return how long the key is good."""
        return timedelta(days=self.cleaned_data["days"])

    def pace(self) -> Pace:
        """Return how often it may be used."""
        return Pace(a_minute=self.cleaned_data["a_minute"], a_day=self.cleaned_data["a_day"])


class TopicsForm(PlainForm):
    """What a system is to be told."""

    topics = forms.MultipleChoiceField(
        label=gettext_lazy("推送哪些事件"),
        choices=[(one.value, words) for one, words in TOPICS.items()],
    )

    def chosen(self) -> tuple[EventTopic, ...]:
        """Return the topics."""
        return tuple(EventTopic(one) for one in self.cleaned_data["topics"])
