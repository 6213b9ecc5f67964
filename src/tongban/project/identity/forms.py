"""What is asked for a system that is to be known (登记表): name, rights, return addresses."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from tongban.core.exchange.clients import ApiScope
from tongban.core.vocabulary.errors import Conflict, InvalidValue
from tongban.project.identity.registering import NewSystem
from tongban.web.components.component import Words
from tongban.web.components.forms import PlainForm
from tongban.web.console.clients.words import SCOPES

LEARNT: Final[Mapping[str, Words]] = {
    "openid": gettext_lazy("知道登录的是哪个账户：只给这个系统用的一个编号"),
    "profile": gettext_lazy("知道姓名；工作人员还有部门和工号（要本人同意）"),
}
_MOST_ADDRESSES: Final = 2000
_SAID: Final[Mapping[str, tuple[str, Words]]] = {
    "code": ("code", gettext_lazy("小写字母开头，只用小写字母、数字、点、横线，例如 market-desk")),
    "scope": ("scopes", gettext_lazy("请至少选一项")),
    "redirect": (
        "redirects",
        gettext_lazy("用来登录的系统要填返回地址，每行一个，以 https:// 开头，不带 #"),
    ),
}


class SystemForm(PlainForm):
    """A system that is to be known."""

    name = forms.CharField(label=gettext_lazy("系统名称"), max_length=40)
    code = forms.CharField(
        label=gettext_lazy("系统代号"),
        help_text=gettext_lazy("小写字母开头，例如 market-desk；登记后不能更改"),
        max_length=64,
    )
    department = forms.ChoiceField(label=gettext_lazy("所属部门"))
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("这个系统可以做什么"),
        help_text=gettext_lazy("只选用得着的"),
        choices=[*LEARNT.items(), *((one.value, SCOPES[one]) for one in ApiScope)],
        widget=forms.CheckboxSelectMultiple,
    )
    redirects = forms.CharField(
        label=gettext_lazy("登录以后回到哪些地址"),
        help_text=gettext_lazy("每行一个，以 https:// 开头；不用来登录的系统不填"),
        widget=forms.Textarea,
        required=False,
        max_length=_MOST_ADDRESSES,
    )

    def __init__(self, posted: object, departments: Mapping[str, str]) -> None:
        self._departments = departments
        super().__init__(posted)

    def questions(self) -> dict[str, forms.Field]:
        """Return the department, of those that there are."""
        choices = sorted(self._departments.items())
        return {"department": forms.ChoiceField(label=gettext_lazy("所属部门"), choices=choices)}

    @property
    def system(self) -> NewSystem:
        """Return what is to be registered."""
        said: dict[str, Any] = self.cleaned_data
        return NewSystem(
            code=said["code"],
            name=said["name"],
            department=said["department"],
            scopes=tuple(said["scopes"]),
            redirects=tuple(said["redirects"].split()),
        )

    def refuse(self, wrong: InvalidValue | Conflict) -> None:
        """Say beside its field why this cannot be registered."""
        if isinstance(wrong, Conflict):
            self.add_error("code", gettext_lazy("这个编码已经有系统用了，请换一个"))
            return
        field, words = _SAID[wrong.kind]
        self.add_error(field, str(words))
