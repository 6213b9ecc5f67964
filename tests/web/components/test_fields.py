"""Fields tie their words to their inputs."""

import uuid
from html.parser import HTMLParser

from tongban.web.components.fields import (
    LEVELS,
    Choice,
    DateInput,
    FileUpload,
    NumberInput,
    Radios,
    RatingScale,
    TextInput,
    within,
)
from tongban.web.components.messages import ErrorSummary, FieldError
from tongban.web.components.navigation import SubmitOnce
from tongban.web.components.question import QuestionPage


class Identifiers(HTMLParser):
    """Collects identifiers and the references to them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.references: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            elif name in {"for", "aria-describedby"}:
                self.references.update(value.split())


def test_hint_error_and_unit_are_read_out_with_the_input(shown):
    page = Identifiers(
        shown(NumberInput(name="area", label="面积", unit="平方米", hint="按合同", error="请填写"))
    )

    assert page.references == {"id_area", "id_area-hint", "id_area-error", "id_area-unit"}
    assert page.references <= set(page.ids)


def test_labels_of_several_forms_lead_each_to_its_own_input(shown):
    asked = TextInput(name="reason", label="理由")
    forms = (tuple(within(verb, (asked,))) for verb in ("suspend", "revoke"))
    page = Identifiers("".join(shown(one) for form in forms for one in form))

    assert page.ids == ["id_suspend-reason", "id_revoke-reason"]
    assert page.references == set(page.ids)


def test_the_limits_of_a_file_are_read_out_with_the_input(shown):
    page = Identifiers(shown(FileUpload(name="plan", label="平面图", limit=1 << 20)))

    assert "id_plan-limit" in page.references & set(page.ids)


def test_optional_fields_are_marked_and_required_ones_carry_no_asterisk(shown):
    assert "（选填）" in shown(TextInput(name="a", label="电话", optional=True))
    required = shown(TextInput(name="a", label="电话"))
    assert "选填" not in required
    assert "*" not in required


def test_each_part_of_a_date_has_its_own_label(shown):
    page = Identifiers(shown(DateInput(name="day", label="日期", year="2026")))

    assert page.references == {"id_day_year", "id_day_month", "id_day_day"} <= set(page.ids)


def test_only_the_answer_given_is_checked(shown):
    choices = (Choice(value="yes", label="是"), Choice(value="no", label="否"))

    assert shown(Radios(name="q", label="?", choices=choices)).count(" checked") == 0
    assert shown(Radios(name="q", label="?", choices=choices, value="no")).count(" checked") == 1


def test_a_password_is_never_sent_back(shown):
    page = shown(TextInput(name="word", label="密码", kind="password", value="secret-word"))

    assert "secret-word" not in page


def test_no_level_of_satisfaction_is_chosen_beforehand(shown):
    page = shown(RatingScale(name="level", label="您满意吗"))

    assert " checked" not in page
    assert page.count('type="radio"') == len(LEVELS) == 5


def test_a_single_question_is_the_heading_of_its_page(shown):
    page = shown(QuestionPage(fields=(TextInput(name="shop", label="店名"),)))

    assert page.count("<h1") == 1
    assert page.index("<h1") < page.index("店名") < page.index("</h1>")


def test_several_questions_need_a_heading_of_their_own(shown):
    fields = (TextInput(name="a", label="姓名"), TextInput(name="b", label="电话"))
    page = shown(QuestionPage(title="联系人", fields=fields))

    assert page.count("<h1") == 1
    assert "<h1>联系人</h1>" in page


def test_a_page_with_files_posts_them(shown):
    page = shown(QuestionPage(fields=(FileUpload(name="plan", label="平面图", limit=1024),)))

    assert 'enctype="multipart/form-data"' in page


def test_the_browser_leaves_validation_to_the_server(shown):
    assert " novalidate" in shown(QuestionPage(fields=(TextInput(name="a", label="姓名"),)))


def test_the_summary_uses_the_words_beside_the_field():
    fields = (
        TextInput(name="a", label="姓名", error="请填写姓名"),
        DateInput(name="d", label="日期"),
    )

    assert ErrorSummary.of(fields) == ErrorSummary(
        errors=(FieldError(words="请填写姓名", target="id_a"),)
    )


def test_without_errors_there_is_no_summary():
    assert ErrorSummary.of((TextInput(name="a", label="姓名"),)) is None


def test_each_page_gets_its_own_key_and_a_posted_key_is_read_back():
    first, second = SubmitOnce(), SubmitOnce()

    assert first != second
    assert SubmitOnce.read({"idempotency_key": str(first.key)}) == first


def test_a_key_that_we_did_not_make_is_no_key():
    assert SubmitOnce.read({"idempotency_key": "'; drop table"}) is None
    assert SubmitOnce.read({}) is None
    assert uuid.UUID(str(SubmitOnce().key)).version == 4
