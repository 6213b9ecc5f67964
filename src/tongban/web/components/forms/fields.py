"""Form fields that Django lacks (表单字段): quantity, date in parts, files, rating."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from tongban.web.components.component import Words
from tongban.web.components.fields.rating import LEVELS
from tongban.web.components.words import written_size

Parts = tuple[str, str, str]
_YEARS = range(1900, 10_000)


class QuantityField(forms.DecimalField):
    """A number with its unit, such as 80 平方米."""

    def __init__(self, *, unit: Words, **options: Any) -> None:
        self.unit = unit
        super().__init__(**options)


class DatePartsWidget(forms.Widget):
    """Reads year, month and day from three inputs."""

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002 - Django's signature
        name: str,
    ) -> Parts:
        """Return the three parts as written."""
        year, month, day = (data.get(f"{name}_{part}", "") for part in ("year", "month", "day"))
        return year.strip(), month.strip(), day.strip()

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002 - Django's signature
        name: str,
    ) -> bool:
        """Tell whether none of the inputs was on the page."""
        return not any(f"{name}_{part}" in data for part in ("year", "month", "day"))


class DatePartsField(forms.Field):
    """A day, written as year, month and day; full-width figures are welcome."""

    widget = DatePartsWidget

    def __init__(self, *, birth_date: bool = False, **options: Any) -> None:
        self.birth_date = birth_date
        super().__init__(**options)

    def to_python(self, value: Parts | date | None) -> date | None:
        """Return the day, None for three blanks; say which part is missing or wrong."""
        match value:
            case None | ("", "", ""):
                return None
            case date():
                return value
            case (year, month, day):
                return _day_of(year, month, day)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare days rather than what was typed."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


def _day_of(year: str, month: str, day: str) -> date:
    named = ((gettext("年"), year), (gettext("月"), month), (gettext("日"), day))
    if missing := "、".join(name for name, written in named if not written):
        raise ValidationError(gettext("日期还缺少：%(parts)s") % {"parts": missing}, code="missing")
    try:
        figures = [int(written) for written in (year, month, day)]
    except ValueError:
        raise ValidationError(
            gettext("日期只填数字，例如 2026 年 9 月 15 日"), code="figures"
        ) from None
    if figures[0] not in _YEARS:
        raise ValidationError(gettext("年份要写四位数，例如 2026"), code="year")
    try:
        return date(*figures)
    except (ValueError, OverflowError):
        raise ValidationError(gettext("没有这一天，请检查月份和日期"), code="no_such_day") from None


class UploadWidget(forms.FileInput):
    """Reads every file of an input."""

    allow_multiple_selected = True

    def value_from_datadict(
        self,
        data: Mapping[str, Any],  # noqa: ARG002 - Django's signature
        files: MultiValueDict[str, UploadedFile],
        name: str,
    ) -> list[UploadedFile]:
        """Return all files sent under `name`."""
        return list(files.getlist(name))


class UploadField(forms.FileField):
    """Files of the given kinds and size; the gate that rebuilds them looks into each afterwards."""

    widget = UploadWidget

    def __init__(
        self,
        *,
        limit: int,
        kinds: Sequence[str] = ("pdf", "jpg", "jpeg", "png"),
        several: bool = False,
        **options: Any,
    ) -> None:
        self.limit, self.kinds, self.several = limit, tuple(kinds), several
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Return the files, none of which is too large or of another kind."""
        files = [self._fitting(super(UploadField, self).clean(file, initial)) for file in data]
        if not files and self.required and not initial:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > 1 and not self.several:
            raise ValidationError(gettext("只能上传一个文件"), code="several")
        return files

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002 - Django's signature
        """Tell whether a file was sent."""
        return bool(data)

    def _fitting(self, file: UploadedFile) -> UploadedFile:
        words = {"name": file.name, "limit": written_size(self.limit)}
        if (file.size or 0) > self.limit:
            raise ValidationError(
                gettext("“%(name)s”超过 %(limit)s，请压缩后再上传") % words, code="too_large"
            )
        if PurePath(file.name or "").suffix.lower().removeprefix(".") not in self.kinds:
            raise ValidationError(
                gettext("“%(name)s”的格式不能识别，请换成上面列出的格式") % words, code="kind"
            )
        return file


class RatingField(forms.ChoiceField):
    """One of the five levels of 好差评."""

    def __init__(self, **options: Any) -> None:
        levels = [(level.value, level.label) for level in LEVELS]
        super().__init__(choices=levels, **options)
