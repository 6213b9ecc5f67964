"""Django forms become components; what they say is said once."""

from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from web.components.test_fields import Identifiers

from tongban.web.components.fields import (
    Checkbox,
    Checkboxes,
    DateInput,
    FileUpload,
    NumberInput,
    Radios,
    RatingScale,
    Select,
    Textarea,
    TextInput,
)
from tongban.web.components.forms import (
    DatePartsField,
    PlainForm,
    QuantityField,
    RatingField,
    UploadField,
    errors_of,
    fields_of,
)

STREETS = [(str(number), f"第 {number} 街道") for number in range(20)]


class Everything(PlainForm):
    shop = forms.CharField(label="店铺名称", help_text="与营业执照一致")
    area = QuantityField(label="面积", unit="平方米")
    staff = forms.IntegerField(label="从业人数")
    opening = DatePartsField(label="开业日期")
    smoke = forms.ChoiceField(label="是否产生油烟", choices=[("yes", "是"), ("no", "否")])
    street = forms.ChoiceField(label="街道", choices=STREETS)
    kinds = forms.MultipleChoiceField(label="项目", choices=[("hot", "热食"), ("cold", "冷食")])
    declared = forms.BooleanField(label="所填真实")
    plan = UploadField(label="平面图", limit=1024)
    level = RatingField(label="满意度")
    notes = forms.CharField(label="说明", required=False, max_length=50, widget=forms.Textarea)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


class Opening(PlainForm):
    opening = DatePartsField(label="开业日期")


class Plan(PlainForm):
    plan = UploadField(label="平面图", limit=10)


def opening(year: str, month: str, day: str) -> Opening:
    return Opening({"opening_year": year, "opening_month": month, "opening_day": day})


def test_each_kind_of_form_field_has_its_component():
    assert [type(field) for field in fields_of(Everything())] == [
        TextInput,
        NumberInput,
        NumberInput,
        DateInput,
        Radios,
        Select,
        Checkboxes,
        Checkbox,
        FileUpload,
        RatingScale,
        Textarea,
    ]


def test_every_missing_answer_is_named_in_a_sentence():
    errors = errors_of(Everything({}))

    assert errors is not None
    assert [str(error.words) for error in errors.errors] == [
        "请填写店铺名称",
        "请填写面积",
        "请填写从业人数",
        "请填写开业日期",
        "请选择是否产生油烟",
        "请选择街道",
        "请选择项目",
        "请先勾选“所填真实”",
        "请上传平面图",
        "请选择一个评价等级",
    ]


def test_what_is_too_long_is_told_the_limit():
    assert Everything({"notes": "长" * 51}).errors["notes"] == ["最多 50 个字"]


def test_every_error_leads_to_an_input_on_the_page(shown):
    form = Everything({})
    page = Identifiers(shown(fields_of(form)))
    targets = {error.target for error in errors_of(form).errors}

    assert targets <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert page.references <= set(page.ids)


def test_a_message_of_the_form_itself_is_kept():
    class Own(PlainForm):
        area = forms.CharField(label="多大", error_messages={"required": "请填写面积"})

    assert errors_of(Own({})).errors[0].words == "请填写面积"


def test_what_was_written_is_shown_again():
    form = Everything(
        {"shop": "河湾小馆", "opening_year": "2026", "opening_month": "13", "kinds": ["hot"]}
    )
    shop, _, _, day, _, _, kinds, *_ = fields_of(form)

    assert shop.value == "河湾小馆"
    assert (day.year, day.month, day.day) == ("2026", "13", "")
    assert kinds.values == ("hot",)


def test_a_list_says_what_choosing_nothing_means():
    class Street(PlainForm):
        street = forms.ChoiceField(label="街道", choices=[("", "不清楚"), *STREETS])

    [street] = fields_of(Street())

    assert (street.blank, len(street.choices)) == ("不清楚", len(STREETS))
    assert fields_of(Everything(), "street")[0].blank == ""


def test_a_known_day_fills_the_three_parts():
    (day,) = fields_of(Opening(initial={"opening": date(2026, 9, 5)}))

    assert (day.year, day.month, day.day) == ("2026", "9", "5")


@pytest.mark.parametrize("parts", [("2026", "9", "15"), ("２０２６", "０９", "１５")])
def test_full_width_figures_make_the_same_day(parts):
    form = opening(*parts)

    assert form.is_valid()
    assert form.cleaned_data["opening"] == date(2026, 9, 15)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("2026", "", ""), "日期还缺少：月、日"),
        (("2026", "2", "30"), "没有这一天，请检查月份和日期"),
        (("26", "2", "3"), "年份要写四位数，例如 2026"),
        (("明年", "2", "3"), "日期只填数字，例如 2026 年 9 月 15 日"),
        (("99999999999", "2", "3"), "年份要写四位数，例如 2026"),
        (("2026", "9" * 30, "3"), "没有这一天，请检查月份和日期"),
    ],
)
def test_a_wrong_day_is_explained(parts, words):
    assert opening(*parts).errors["opening"] == [words]


@pytest.mark.parametrize(
    ("name", "octets", "words"),
    [
        ("图.pdf", 11, "“图.pdf”超过 10 B，请压缩后再上传"),
        ("图.exe", 3, "“图.exe”的格式不能识别，请换成上面列出的格式"),
    ],
)
def test_a_file_that_does_not_fit_is_named(name, octets, words):
    sent = MultiValueDict({"plan": [SimpleUploadedFile(name, b"x" * octets)]})

    assert Plan({}, sent).errors["plan"] == [words]


def test_two_files_are_refused_where_one_is_wanted():
    files = [SimpleUploadedFile(name, b"x") for name in ("a.pdf", "b.pdf")]

    assert Plan({}, MultiValueDict({"plan": files})).errors["plan"] == ["只能上传一个文件"]


def test_a_fitting_file_is_taken():
    form = Plan({}, MultiValueDict({"plan": [SimpleUploadedFile("图.PDF", b"x")]}))

    assert form.is_valid(), form.errors
    assert [file.name for file in form.cleaned_data["plan"]] == ["图.PDF"]


def test_a_plain_file_field_is_refused_since_it_cannot_say_its_limits():
    class Bare(forms.Form):
        plan = forms.FileField()

    with pytest.raises(TypeError, match="UploadField"):
        fields_of(Bare())
