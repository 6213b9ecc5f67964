"""What can be done to a request now (需求办理): a form for each act, behind its own line."""

from collections.abc import Iterator

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext

from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.catalog.datasets import Dataset
from tongban.core.exchange.request_state import RequestStatus
from tongban.core.exchange.requesting import is_party
from tongban.store.exchange.queries.requests import OpenedRequest
from tongban.web.components import fields, messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.sections import PostForm
from tongban.web.console.data import places
from tongban.web.console.data.frame import steward_of
from tongban.web.console.data.names import Names
from tongban.web.console.data.terms_form import TermsForm, first_terms
from tongban.web.console.requests import officer_of


class OtherTermsForm(TermsForm):
    """Terms other than those on the table, with the reason."""

    reason = forms.CharField(max_length=500, widget=forms.Textarea)

    def questions(self) -> dict[str, forms.Field]:
        """Return the questions about terms, the reason last."""
        self.fields["reason"].label = gettext("理由")
        return {**super().questions(), "reason": self.fields.pop("reason")}


def ways(
    request: HttpRequest, opened: OpenedRequest, called: Names, *, tried: TermsForm | None
) -> Iterator[Component]:
    """Yield what this officer can do with a request as it stands."""
    state = opened.state
    competent = steward_of(request, CATALOGUE_KEEPER)
    holds = steward_of(request, state.request.holder)
    asks = steward_of(request, state.request.asker)
    match state.status:
        case RequestStatus.CHECKING if competent:
            yield from _checking(opened)
        case RequestStatus.ANSWERING if holds:
            yield from _answering(opened, called, tried)
        case RequestStatus.NEGOTIATING if asks:
            yield from _negotiating(opened, called, tried)
        case RequestStatus.REFUSED if asks:
            yield _form(opened, "dispute", gettext("提请主管部门裁定"), _reason())
        case RequestStatus.DISPUTED if competent:
            yield from _deciding(opened, called, tried)
        case _:
            pass
    if is_party(state, officer_of(request)) and not state.status.ended:
        words = fields.Textarea(name="words", label=gettext("要说的话"))
        yield _form(opened, "say", gettext("参加协商"), words)
    if asks and not state.status.ended:
        yield _form(opened, "take-back", gettext("撤回需求"), _reason())


def wanted_dataset(opened: OpenedRequest, called: Names, named: str = "") -> Dataset | None:
    """Return the dataset on the table, or the one of its holder that `named` answers with."""
    datasets = called.catalogue.datasets
    code = opened.state.terms.dataset
    if code:
        return datasets.get(code)
    found = datasets.get(named)
    return found if found is not None and found.holder == opened.state.request.holder else None


def _checking(opened: OpenedRequest) -> Iterator[Component]:
    words = fields.Textarea(name="words", label=gettext("审查意见"), optional=True)
    yield PostForm(
        action=places.request_act(opened.id, "conform"),
        body=words,
        buttons=navigation.Button(words=gettext("合规性审查通过")),
    )
    yield _form(opened, "turn-back", gettext("合规性审查不通过"), _reason())


def _answering(
    opened: OpenedRequest, called: Names, tried: TermsForm | None
) -> Iterator[Component]:
    if opened.state.terms.dataset:
        yield _agree(opened, gettext("同意共享"))
        yield _terms(opened, called, "offer", gettext("提出条件"), tried=tried)
    else:
        yield from _with_new_dataset(opened, called, tried)
    basis = fields.TextInput(name="basis", label=gettext("法律、行政法规或国务院规定依据"))
    yield _form(opened, "turn-down", gettext("不同意共享"), _reason(), basis)


def _with_new_dataset(
    opened: OpenedRequest, called: Names, tried: TermsForm | None
) -> Iterator[Component]:
    """Yield how a holder answers that has to publish the data first."""
    holder = opened.state.request.holder
    own = [one for one in called.catalogue.datasets.values() if one.holder == holder]
    yield messages.Inset(
        body=gettext("这项数据还没有挂接：先报送并发布数据资源，再在这里选择用它答复。")
    )
    yield navigation.Link(words=gettext("报送新的数据资源"), href=places.plain("set-new"))
    for one in own:
        words = gettext("用“%(name)s”答复") % {"name": one.name}
        yield _terms(opened, called, "agree-with", words, tried=tried, dataset=one)


def _negotiating(
    opened: OpenedRequest, called: Names, tried: TermsForm | None
) -> Iterator[Component]:
    yield _agree(opened, gettext("接受条件"))
    yield _terms(opened, called, "counter", gettext("再次提出"), tried=tried)
    yield _form(opened, "dispute", gettext("提请主管部门裁定"), _reason())


def _deciding(opened: OpenedRequest, called: Names, tried: TermsForm | None) -> Iterator[Component]:
    if opened.state.terms.dataset:
        yield _terms(opened, called, "agree-with", gettext("裁定共享"), tried=tried)
    yield _form(opened, "uphold", gettext("裁定不予共享"), _reason())


def _agree(opened: OpenedRequest, words: str) -> Component:
    said = fields.Textarea(name="words", label=gettext("意见"), optional=True)
    return PostForm(
        action=places.request_act(opened.id, "agree"),
        body=said,
        buttons=navigation.Button(words=words),
    )


def _terms(
    opened: OpenedRequest,
    called: Names,
    verb: str,
    words: str,
    *,
    tried: TermsForm | None,
    dataset: Dataset | None = None,
) -> Component:
    """Return a form of terms; the one that was just tried keeps what was typed and its errors."""
    meant = dataset or wanted_dataset(opened, called)
    form = tried if tried is not None and (tried.prefix or "") == verb else None
    if form is None or form.dataset != meant:
        first = first_terms(opened.state.terms, called)
        form = OtherTermsForm(called, meant, initial=first, prefix=verb)
    errors = errors_of(form) if form.is_bound else None
    asked = PostForm(
        action=places.request_act(opened.id, verb),
        body=(*((errors,) if errors else ()), *fields_of(form)),
        buttons=navigation.Button(words=words, kind=navigation.ButtonKind.SECONDARY),
        hidden=(("dataset", meant.code if meant else ""),),
    )
    return messages.Details(summary=words, body=asked, open=bool(errors))


def _reason() -> Component:
    return fields.Textarea(name="reason", label=gettext("理由"))


def _form(opened: OpenedRequest, verb: str, words: str, *asked: Component) -> Component:
    form = PostForm(
        action=places.request_act(opened.id, verb),
        body=tuple(fields.within(verb, asked)),
        buttons=navigation.Button(words=words, kind=navigation.ButtonKind.SECONDARY),
    )
    return messages.Details(summary=words, body=form)
