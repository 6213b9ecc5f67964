"""One rule (写一条规则): its questions in plain words; nobody writes code.

What is answered becomes the same plain values that a file of rules has, and is read by the core as
strictly.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages as told
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.quality import books
from tongban.core.quality.reading import read_rule
from tongban.core.quality.rules import Consequence, QualityRule
from tongban.core.quality.writing import WORDS, written
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.quality.queries.books import opened_book
from tongban.web.components import fields, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.forms import PlainForm, errors_of, field_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.console.quality import places
from tongban.web.console.quality.frame import STEWARDS, Subject, own_subject
from tongban.web.console.quality.kinds import KINDS
from tongban.web.console.quality.rule_fields import BETWEEN, own_fields, question
from tongban.web.console.quality.words import CONSEQUENCE_HINTS, CONSEQUENCES, reason_of
from tongban.web.console.requests import officer_of, outside_of

_AROUND = ("consequence", "when", "when_values", "basis")
_LISTS = ("values", "shapes")


class RuleForm(PlainForm):
    """The questions of one kind, and what all kinds have: consequence, condition, basis."""

    def __init__(self, kind: str, about: Subject, *args: Any, **options: Any) -> None:
        self._kind, self._about = kind, about
        super().__init__(*args, **options)

    def questions(self) -> dict[str, forms.Field]:
        """Return the questions of the kind, then those of every rule."""
        asked = {name: question(name, self._about) for name in KINDS[self._kind].asks}
        return asked | {
            "consequence": forms.ChoiceField(
                label=gettext("不符合时怎样"),
                choices=[(one.value, CONSEQUENCES[one]) for one in Consequence],
                initial=Consequence.REJECT.value,
                widget=forms.RadioSelect,
            ),
            "when": forms.ChoiceField(
                label=gettext("只检查某一项是某些值的行"),
                choices=[("", ""), *own_fields(self._about)],
                required=False,
            ),
            "when_values": forms.CharField(
                label=gettext("那一项是哪些值"),
                help_text=gettext("一行一个。"),
                required=False,
                widget=forms.Textarea,
                max_length=2_000,
            ),
            "basis": forms.CharField(
                label=gettext("依据"),
                help_text=gettext(
                    "例如：户口登记条例#4，或者《户口登记条例》第四条；没有法律依据的写"
                    "“本地配置（为什么）”。"
                ),
                max_length=200,
            ),
        }

    def clean_basis(self) -> str:
        """Return the article that a rule rests on."""
        try:
            return parse_citation(self.cleaned_data["basis"]).written
        except InvalidValue:
            raise ValidationError(gettext("依据写成“法律名称#条”，或“本地配置（说明）”")) from None

    def clean(self) -> dict[str, Any]:
        """Refuse a condition of which one half is missing."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(said.get("when")) != bool(_lines(said.get("when_values", ""))):
            self.add_error("when_values", gettext("只检查部分行的，要选一项，再写它的值"))
        return said

    def rule(self, code: str) -> QualityRule:
        """Return the rule that was answered; raises `InvalidValue` with what is wrong in it."""
        said = self.cleaned_data
        told = {name: said[name] for name in KINDS[self._kind].asks}
        entry: dict[str, Any] = {
            "code": code,
            self._kind: _check(told, self._about),
            "basis": said["basis"],
            "consequence": said["consequence"],
        }
        if said["when"]:
            entry["only_when"] = {"field": said["when"], "values": _lines(said["when_values"])}
        return read_rule(entry)


@officer_required(*STEWARDS)
@require_http_methods(["GET", "HEAD", "POST"])
def rule_new(request: HttpRequest, code: str, kind: str) -> HttpResponseBase:
    """Write a new rule of a kind."""
    if kind not in KINDS:
        raise NotFound(f"no kind {kind}")
    about = own_subject(request, code)
    form = RuleForm(kind, about, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _kept(request, form, about, _free(code)):
        return HttpResponseRedirect(places.rules(code))
    return show(request, _page(form, about, kind))


@officer_required(*STEWARDS)
@require_http_methods(["GET", "HEAD", "POST"])
def rule_change(request: HttpRequest, code: str, rule: str) -> HttpResponseBase:
    """Word a rule anew under its code."""
    about = own_subject(request, code)
    known = opened_book(code).book.rule(rule)
    if known is None:
        raise NotFound(f"no rule {rule}")
    kind = WORDS[type(known.check)]
    posted = request.POST if request.method == "POST" else None
    form = RuleForm(kind, about, posted, initial=_initial(known))
    if request.method == "POST" and form.is_valid() and _kept(request, form, about, rule):
        return HttpResponseRedirect(places.rules(code))
    return show(request, _page(form, about, kind))


def _kept(request: HttpRequest, form: RuleForm, about: Subject, code: str) -> bool:
    try:
        rule = form.rule(code)
        books.write_rule(officer_of(request), about.code, rule, outside_of(request))
    except InvalidValue as wrong:
        form.add_error(None, reason_of(wrong))
    except Conflict:
        form.add_error(None, gettext("规则正在等审核，退回以后才能改。"))
    except NotAllowed:
        form.add_error(None, gettext("按照规定现在不能这样办理。"))
    else:
        told.success(request, gettext("已记下。送审、由另一人审核通过以后才开始检查。"))
        return True
    return False


def _page(form: RuleForm, about: Subject, kind: str) -> Page:
    asked = KINDS[kind]
    return Page(
        title=asked.title,
        caption=about.dataset.name,
        lead=asked.summary,
        back=navigation.BackLink(href=places.rules(about.code), words=gettext("规则")),
        errors=errors_of(form),
        body=PostForm(
            body=(
                *fields_of(form, *asked.asks),
                _consequences(form),
                Section(
                    title=gettext("哪些行（选填）"), body=fields_of(form, "when", "when_values")
                ),
                *fields_of(form, "basis"),
            ),
            buttons=navigation.Button(words=gettext("记下这条规则")),
        ),
    )


def _consequences(form: RuleForm) -> fields.Field:
    """Return the consequences, each with what it means."""
    bound = field_of(form["consequence"])
    return fields.Radios(
        name=bound.name,
        label=bound.label,
        error=bound.error,
        value=str(form["consequence"].value() or ""),
        choices=tuple(
            fields.Choice(value=one.value, label=CONSEQUENCES[one], hint=CONSEQUENCE_HINTS[one])
            for one in Consequence
        ),
    )


def _check(said: Mapping[str, Any], about: Subject) -> dict[str, Any]:
    """Return the answers as a check is written; what was left out is left out."""
    entry: dict[str, Any] = {}
    for name, value in said.items():
        if name in _LISTS:
            entry[name] = _lines(value)
        elif name == "register":
            entry["register"], _, entry["key"] = value.partition(BETWEEN)
        elif name == "their_field":
            entry["register"], _, entry["their_field"] = value.partition(BETWEEN)
            entry["their_key"] = about.catalogue.datasets[entry["register"]].keys[0]
        elif value not in (None, "", False):
            entry[name] = value
    return entry


def _initial(rule: QualityRule) -> dict[str, Any]:
    """Return the answers that a rule was written with."""
    kind = WORDS[type(rule.check)]
    said: dict[str, Any] = {**written(rule)[kind]}
    said |= {name: "\n".join(said[name]) for name in _LISTS if name in said}
    if kind == "registered":
        said["register"] = f"{said['register']}{BETWEEN}{said['key']}"
    if kind == "same_as":
        said["their_field"] = f"{said['register']}{BETWEEN}{said['their_field']}"
    for name in ("earliest", "latest"):
        said[name] = getattr(rule.check, name, None)
    said |= {"consequence": rule.consequence.value, "basis": rule.basis.written}
    if rule.only_when is not None:
        said |= {"when": rule.only_when.field, "when_values": "\n".join(rule.only_when.values)}
    return said


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _free(dataset: str) -> str:
    """Return a code that no rule of the wording has, nor one in force."""
    book = opened_book(dataset).book
    taken = {one.code for one in (*book.wording, *book.in_force)}
    return next(code for number in range(1, len(taken) + 2) if (code := f"r{number}") not in taken)
