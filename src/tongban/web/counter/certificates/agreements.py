"""Other regions (外地互认): agreements on a type, theirs taken in under one, ours handed over."""

import json
from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages as told
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tongban.actions.certificates import recognising
from tongban.actions.certificates.registers import types_for
from tongban.actions.targets import published
from tongban.core.certificates.recognition import NotRecognised, Recognition
from tongban.core.certificates.types import CertificateType
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.certificates.agreements import Agreement, agreement_on, agreements_on
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_moment
from tongban.web.counter.certificates.agreement_forms import TRUSTS, AgreementForm, SealedForm
from tongban.web.counter.certificates.words import POSTS, approves, sections
from tongban.web.counter.requests import officer_of, outside_of


@officer_required(*POSTS)
@require_safe
def agreements(request: HttpRequest) -> HttpResponseBase:
    """Show with whom the department has agreed on what."""
    kinds = types_for(officer_of(request), published().catalogue)
    found = agreements_on(kinds)
    nothing = messages.EmptyState(
        title=gettext("还没有互认关系"),
        advice=gettext("与外地约定互认以后，外地的证照核对印章就能当本地的用。"),
    )
    page = Page(
        title=gettext("外地互认"),
        wide=True,
        body=(
            sections("counter:agreements"),
            _table(found, kinds) if found else nothing,
            *(_beginnings(kinds) if approves(officer_of(request)) else ()),
        ),
    )
    return show(request, page)


@officer_required(*POSTS)
@require_http_methods(["GET", "HEAD", "POST"])
def agreeing(request: HttpRequest, evidence: str) -> HttpResponseBase:
    """Write down an agreement on one of the department's types."""
    kind = types_for(officer_of(request), published().catalogue).get(evidence)
    if kind is None:
        raise NotFound(f"no type {evidence} of this department")
    if not approves(officer_of(request)):
        raise PermissionDenied
    sent = request.method == "POST"
    form = AgreementForm(kind, *((request.POST, request.FILES) if sent else ()))
    if sent and form.is_valid() and _agreed(request, kind, form):
        return HttpResponseRedirect(reverse("counter:agreements"))
    page = Page(
        title=gettext("新的互认关系"),
        caption=kind.name,
        lead=gettext("没有写对方字段的，不会带过来。"),
        back=navigation.BackLink(href=reverse("counter:agreements"), words=gettext("外地互认")),
        errors=errors_of(form),
        body=PostForm(
            body=fields_of(form),
            buttons=navigation.Button(words=gettext("建立互认关系")),
            sends_files=True,
        ),
    )
    return show(request, page)


@officer_required(*POSTS)
@require_http_methods(["GET", "HEAD", "POST"])
def taking(request: HttpRequest, agreement: UUID) -> HttpResponseBase:
    """Show an agreement; a post takes a certificate in under it."""
    kinds = types_for(officer_of(request), published().catalogue)
    found = agreement_on(kinds, agreement)
    if found is None:
        raise NotFound(f"no agreement {agreement}")
    sent = request.method == "POST" and found.ended_at is None
    form = SealedForm(request.POST, request.FILES) if sent else SealedForm()
    if sent and form.is_valid():
        taken = _taken(request, found, form)
        if taken is not None:
            told.success(request, gettext("已收下，持证人在“我的证照”里能看到。"))
            return HttpResponseRedirect(reverse("counter:certificate", args=[taken]))
    page = Page(
        title=found.region_name,
        caption=kinds[found.evidence].name,
        back=navigation.BackLink(href=reverse("counter:agreements"), words=gettext("外地互认")),
        errors=errors_of(form),
        body=(_facts(found), *_acts(request, found, form)),
    )
    return show(request, page)


@officer_required(*POSTS)
@require_POST
def ending(request: HttpRequest, agreement: UUID) -> HttpResponseBase:
    """End an agreement."""
    try:
        recognising.end_agreement(officer_of(request), agreement, outside_of(request))
    except NotAllowed as refused:
        raise PermissionDenied from refused
    told.success(request, gettext("互认关系已终止，以前收下的证照不变。"))
    return HttpResponseRedirect(reverse("counter:agreements"))


@officer_required(*POSTS)
@require_safe
def handing_over(request: HttpRequest, certificate_id: UUID) -> HttpResponseBase:
    """Hand out a certificate of ours as a file for another region."""
    content = recognising.handed_over(officer_of(request), certificate_id)
    name = f'attachment; filename="{certificate_id}.json"'
    headers = {"Content-Disposition": name}
    return HttpResponse(content, content_type="application/json", headers=headers)


def _agreed(request: HttpRequest, kind: CertificateType, form: AgreementForm) -> bool:
    said = form.cleaned_data
    (file,) = said["keys"]
    try:
        recognition = Recognition(
            region=said["region"],
            foreign_type=said["foreign_type"],
            evidence=kind.evidence,
            fields=form.mapped,
            trust=next(one for one in TRUSTS if one.grade == said["trust"]),
        )
        recognising.agree_with(
            officer_of(request),
            recognition,
            outside_of(request),
            region_name=said["region_name"],
            keys=json.loads(file.read()),
        )
    except (InvalidValue, ValueError):
        form.add_error("keys", gettext("这不是公钥清单，请上传对方核验页公布的 keys.json。"))
    except Conflict:
        form.add_error("foreign_type", gettext("与这个地区的这种证照已有互认关系。"))
    else:
        told.success(request, gettext("互认关系已建立。"))
        return True
    return False


def _taken(request: HttpRequest, found: Agreement, form: SealedForm) -> UUID | None:
    (file,) = form.cleaned_data["file"]
    try:
        return recognising.take_file(
            officer_of(request), found.id, file.read(), outside_of(request)
        )
    except NotRecognised as refused:
        form.add_error("file", _why(refused.rule))
    except InvalidValue:
        form.add_error("file", gettext("这不是证照文件，请对方用“导出给外地核验”导出。"))
    except Conflict:
        form.add_error("file", gettext("这张证照已经收下了。"))
    return None


def _why(rule: str) -> str:
    return {
        "recognition.seal": gettext("印章不符：内容改过，或者不是约定的公钥签的。"),
        "recognition.type": gettext("不是约定的那种证照。"),
        "recognition.region": gettext("不是约定地区颁发的。"),
        "recognition.fields": gettext("约定的字段一个也没有。"),
    }[rule]


def _table(found: tuple[Agreement, ...], kinds: dict[str, CertificateType]) -> Component:
    heads = (
        gettext("地区"),
        gettext("对方的证照类型代码"),
        gettext("本地的证照"),
        gettext("可信等级"),
        gettext("状态"),
    )
    return lists.DataTable(
        caption=gettext("互认关系"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=one.region_name, href=reverse("counter:agreement", args=[one.id])
                    ),
                    one.foreign_type,
                    kinds[one.evidence].name,
                    one.trust,
                    _standing(one),
                )
            )
            for one in found
        ),
    )


def _standing(one: Agreement) -> Component:
    if one.ended_at is None:
        return messages.Tag(words=gettext("有效"), tone=messages.Tone.GOOD)
    return messages.Tag(words=gettext("已终止"))


def _beginnings(kinds: dict[str, CertificateType]) -> Iterator[Component]:
    links = tuple(
        navigation.Link(words=kind.name, href=reverse("counter:new_agreement", args=[code]))
        for code, kind in kinds.items()
    )
    if links:
        body: Content = lists.PlainList(items=links)
        yield Section(title=gettext("为哪种证照建立互认关系"), body=body)


def _facts(found: Agreement) -> Component:
    elements = published().catalogue.elements
    fields = tuple(
        f"{theirs} → {elements[ours].label if ours in elements else ours}"
        for theirs, ours in found.fields.items()
    )
    rows: tuple[tuple[str, Content], ...] = (
        (gettext("状态"), _standing(found)),
        (gettext("地区代码"), found.region),
        (gettext("对方的证照类型代码"), found.foreign_type),
        (gettext("字段对应"), lists.PlainList(items=fields) if fields else "—"),
        (gettext("可信等级"), found.trust),
        (gettext("公钥"), gettext("%(count)d 把") % {"count": found.keys}),
        (gettext("建立时间"), written_moment(found.at)),
    )
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )


def _acts(request: HttpRequest, found: Agreement, form: SealedForm) -> Iterator[Component]:
    if found.ended_at is not None:
        return
    yield Section(
        title=gettext("收下一张外地证照"),
        body=PostForm(
            body=fields_of(form),
            buttons=navigation.Button(words=gettext("核对印章并收下")),
            sends_files=True,
        ),
    )
    if approves(officer_of(request)):
        words = gettext("终止互认关系")
        button = navigation.Button(words=words, kind=navigation.ButtonKind.WARNING)
        action = reverse("counter:end_agreement", args=[found.id])
        end = PostForm(action=action, body="", buttons=button)
        yield messages.Details(summary=words, body=end)
