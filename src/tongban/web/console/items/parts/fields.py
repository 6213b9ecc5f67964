"""Fields of parts (表单字段): each reads a value of the core, and says what to write instead."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.money import Money, parse_money
from tongban.web.components.sentences import refusal
from tongban.web.console.items.parts.sources import Citations, Coded

LONGEST_LINE = 200
LONGEST_TEXT = 2000


def line(label: str, *, hint: str = "", required: bool = True) -> forms.CharField:
    """Return a field of one line."""
    return forms.CharField(label=label, help_text=hint, required=required, max_length=LONGEST_LINE)


def text(label: str, *, hint: str = "", required: bool = True) -> forms.CharField:
    """Return a field of several lines."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea,
    )


class LinesField(forms.CharField):
    """Several entries, one a line; `read` turns each into a value."""

    widget = forms.Textarea

    def __init__(self, *, read: Callable[[str], Any] = str, **options: Any) -> None:
        self.read = read
        super().__init__(max_length=LONGEST_TEXT, **options)

    def clean(self, value: Any) -> tuple[Any, ...]:
        """Return the entries; say which line is wrong."""
        written = super().clean(value)
        return tuple(self._one(one.strip()) for one in written.splitlines() if one.strip())

    def prepare_value(self, value: Any) -> Any:
        """Write the entries one a line."""
        return "\n".join(map(str, value)) if isinstance(value, tuple) else value

    def _one(self, written: str) -> Any:
        try:
            return self.read(written)
        except InvalidValue as error:
            raise ValidationError(
                gettext("“%(line)s”：%(why)s") % {"line": written, "why": refusal(error)}
            ) from None


class CitationsField(LinesField):
    """Articles, one a line."""

    def __init__(self, *, known: Citations, **options: Any) -> None:
        options.setdefault("label", gettext("依据"))
        options.setdefault(
            "help_text", gettext("一行写一条，例如：《行政许可法》第三十二条第一款。")
        )
        super().__init__(read=lambda one: _article(one, known), **options)


class CitationField(forms.CharField):
    """One article."""

    def __init__(self, *, known: Citations, **options: Any) -> None:
        self.known = known
        options.setdefault("help_text", gettext("例如：《行政许可法》第四十二条第一款。"))
        super().__init__(max_length=LONGEST_LINE, **options)

    def clean(self, value: Any) -> Citation | None:
        """Return the article, None for nothing."""
        written = super().clean(value)
        if not written:
            return None
        try:
            return _article(written, self.known)
        except InvalidValue as error:
            raise ValidationError(refusal(error)) from None


class CodedField(forms.CharField):
    """One thing out of many, found by its name or its code as it is typed."""

    def __init__(self, *, among: Coded, offered: str, missing: str, **options: Any) -> None:
        self.among, self.offered, self.missing = among, offered, missing
        super().__init__(max_length=LONGEST_LINE, **options)

    def clean(self, value: Any) -> str:
        """Return the code that was meant; otherwise suggest some."""
        written = super().clean(value)
        code = self.among.find(written) if written else ""
        if code is None:
            raise ValidationError(self._otherwise(written))
        return code

    def prepare_value(self, value: Any) -> Any:
        """Write the name with the code."""
        return self.among.shown(value) if isinstance(value, str) and value else value

    def _otherwise(self, written: str) -> str:
        near = self.among.near(written)
        if near:
            return gettext("没有找到“%(written)s”。您要找的是不是：%(near)s？") % {
                "written": written,
                "near": "、".join(near),
            }
        return gettext("没有找到“%(written)s”。%(missing)s") % {
            "written": written,
            "missing": self.missing,
        }


class CodedLinesField(LinesField):
    """Several things out of many, one a line."""

    def __init__(self, *, among: Coded, **options: Any) -> None:
        self.among = among
        super().__init__(read=self._code, **options)

    def prepare_value(self, value: Any) -> Any:
        """Write each name with its code."""
        if isinstance(value, tuple):
            return "\n".join(self.among.shown(code) for code in value)
        return value

    def _code(self, written: str) -> str:
        code = self.among.find(written)
        if code is None:
            near = "、".join(self.among.near(written))
            words = gettext("没有找到；您要找的是不是：%(near)s？") % {"near": near}
            raise InvalidValue("code", words if near else gettext("没有找到，请先新增"))
        return code


class MoneyField(forms.CharField):
    """An amount in yuan."""

    def clean(self, value: Any) -> Money:
        """Return the amount."""
        written = super().clean(value)
        try:
            return parse_money(written)
        except InvalidValue as error:
            raise ValidationError(refusal(error)) from None

    def prepare_value(self, value: Any) -> Any:
        """Write the yuan."""
        return value.amount if isinstance(value, Money) else value


def _article(written: str, known: Citations) -> Citation:
    hint = gettext("请写成《法规名称》第几条第几款，没有法规依据的写“本地配置（说明）”")
    try:
        found = known.read(written)
    except InvalidValue as error:
        raise InvalidValue("citation", hint) from error
    if found.article is None and not found.is_local and "《" not in written:
        raise InvalidValue("citation", hint)
    return found
