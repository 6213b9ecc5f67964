"""Make an account (开户): without any right; its password is shown once, to be handed over."""

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.postings import OpenedAccount, open_account
from tongban.actions.targets import published
from tongban.core.people.actors import Role
from tongban.core.people.postings import Posting
from tongban.core.vocabulary.errors import Conflict, InvalidValue
from tongban.web.components import lists, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.assurance import lately_proven
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.messages import Notification
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.console.requests import officer_of, outside_of

WHY = gettext_lazy("调整账户和岗位")


class AccountForm(PlainForm):
    """Who gets an account, and why."""

    number = forms.CharField(
        label=gettext_lazy("工号"),
        help_text=gettext_lazy("一个人只有一个工号、一个账户。"),
        max_length=32,
    )
    name = forms.CharField(label=gettext_lazy("姓名"), max_length=60)
    area = forms.RegexField(
        r"^(\d{6})?$",
        label=gettext_lazy("区划代码"),
        help_text=gettext_lazy("只管一个区县的填六位代码；管全市的不填。"),
        required=False,
    )
    reason = forms.CharField(label=gettext_lazy("理由"), max_length=200)

    def questions(self) -> dict[str, forms.Field]:
        """Return the department, of those that there are."""
        departments = sorted(
            (code, one.name) for code, one in published().catalogue.departments.items()
        )
        return {"department": forms.ChoiceField(label=gettext("部门"), choices=departments)}


@officer_required(Role.SYSTEM_ADMINISTRATOR)
@lately_proven(WHY)
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest) -> HttpResponseBase:
    """Ask for whom; a post makes the account and shows its password, once."""
    form = AccountForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return show(request, _opened(_open(request, form)))
        except Conflict:
            form.add_error("number", gettext("这个工号已经有账户"))
        except InvalidValue as wrong:
            form.add_error("number" if wrong.kind == "staff_number" else None, refusal(wrong))
    page = Page(
        title=gettext("开户"),
        lead=gettext("新账户没有任何岗位；岗位由安全管理员授予。"),
        back=navigation.BackLink(href=reverse("console:accounts")),
        errors=errors_of(form),
        body=PostForm(
            body=fields_of(form, "number", "name", "department", "area", "reason"),
            buttons=navigation.Button(words=gettext("开户")),
        ),
    )
    return show(request, page)


def _open(request: HttpRequest, form: AccountForm) -> OpenedAccount:
    said = form.cleaned_data
    wanted = Posting(staff_number=said["number"], department=said["department"], area=said["area"])
    return open_account(
        officer_of(request),
        wanted,
        outside_of(request),
        name=said["name"],
        reason=said["reason"],
    )


def _opened(opened: OpenedAccount) -> Page:
    number = opened.staff_number
    return Page(
        title=gettext("已开户"),
        back=navigation.BackLink(href=reverse("console:accounts")),
        body=(
            Notification(
                title=gettext("初始密码只显示这一次"),
                body=gettext("请当面交给本人，请其登录后立即修改。"),
            ),
            lists.SummaryList(
                rows=(
                    lists.SummaryRow(key=gettext("工号"), value=number),
                    lists.SummaryRow(key=gettext("初始密码"), value=opened.password),
                )
            ),
            navigation.Link(
                words=gettext("查看这个账户"), href=reverse("console:account", args=[number])
            ),
        ),
    )
