"""What surrounds a page: navigation, text size, language; and who sees the gallery."""

import pytest
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import resolve

from tongban.core.people.actors import Citizen, Officer, Role
from tongban.web.components.fields import TextInput
from tongban.web.components.frame import frame, navigation
from tongban.web.components.pages import shown as shown_page
from tongban.web.components.question import QuestionPage

PREFERENCES = "/components/preferences/"


def test_navigation_never_leads_nowhere(request_of):
    assert [entry.words for entry in navigation(request_of("/"))] == ["我要办"]


def test_navigation_marks_where_the_reader_is(request_of):
    assert [entry.current for entry in navigation(request_of("/components/tag/"))] == [True]
    assert [entry.current for entry in navigation(request_of("/elsewhere/"))] == [False]


def test_the_home_page_is_not_where_every_page_is(request_of):
    with override_settings(TONGBAN_NAVIGATION={"": (("我要办", "home"),)}):
        assert [entry.current for entry in navigation(request_of("/"))] == [True]
        assert [entry.current for entry in navigation(request_of("/account/"))] == [False]


def test_each_part_of_the_site_may_have_its_own_navigation(request_of):
    request = request_of("/components/tag/")
    request.resolver_match = resolve(request.path)
    with override_settings(TONGBAN_NAVIGATION={"components": (("收件", "counter_inbox"),)}):
        words = [entry.words for entry in navigation(request)]

    assert words == ["收件"]


def test_an_officer_who_finds_nothing_keeps_the_navigation_of_their_part(request_of):
    request = request_of("/components/nothing/here/")
    with override_settings(TONGBAN_NAVIGATION={"components": (("收件", "counter_inbox"),)}):
        assert navigation(request) == ()
        request.actor = Officer(
            account=2,
            name="示例",
            staff_number="A1",
            department="D",
            roles=frozenset({Role.WINDOW}),
        )
        assert [entry.words for entry in navigation(request)] == ["收件"]


def test_the_banner_comes_first_on_every_page(visitor):
    page = visitor.get("/components/").text

    assert "本站为演示环境，印章与证照不具法律效力" in page
    assert page.index("示范环境") < page.index("<header") < page.index("<main")


def test_large_text_is_one_class_remembered_in_a_cookie(visitor):
    answer = visitor.post(PREFERENCES, {"large_text": "1", "next": "/components/tag/"})

    assert answer.headers["Location"] == "/components/tag/"
    assert answer.cookies["large_text"]["httponly"]
    assert '<html lang="zh-hans" class="large">' in visitor.get("/components/tag/").text


def test_standard_text_comes_back(visitor):
    visitor.post(PREFERENCES, {"large_text": "1"})
    visitor.post(PREFERENCES, {"large_text": "0"})

    assert 'class="large"' not in visitor.get("/components/tag/").text


def test_the_reader_may_choose_english(visitor):
    visitor.post(PREFERENCES, {"language": "en"})
    page = visitor.get("/components/tag/").text

    assert '<html lang="en">' in page
    assert "Skip to main content" in page


@pytest.mark.parametrize("language", ["xx", "../../etc", ""])
def test_an_unknown_language_is_ignored(visitor, language):
    assert "django_language" not in visitor.post(PREFERENCES, {"language": language}).cookies


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "/\\evil.example", "https:evil", "", "page"]
)
def test_preferences_never_lead_to_another_site(visitor, elsewhere):
    location = visitor.post(PREFERENCES, {"large_text": "1", "next": elsewhere}).headers["Location"]

    assert location == "/"


def test_preferences_are_only_changed_by_post(visitor):
    assert visitor.get(PREFERENCES).status_code == 405


def test_the_title_says_when_there_are_errors(request_of):
    field = TextInput(name="shop", label="店名", error="请填写店名")
    answer = shown_page(request_of("/"), QuestionPage(fields=(field,))).render()

    assert answer.status_code == 422
    assert "<title>错误：店名 · 明川市政务服务</title>" in answer.text
    assert answer.text.index('class="error-summary"') < answer.text.index("<h1")


def test_the_title_is_plain_without_errors(request_of):
    answer = shown_page(request_of("/"), QuestionPage(fields=(TextInput(name="a", label="店名"),)))

    assert answer.status_code == 200
    assert "<title>店名 · 明川市政务服务</title>" in answer.render().text


def test_the_base_page_stands_without_its_frame():
    """An error page is shown even when nothing else works."""
    page = render_to_string("components/base.html")

    assert "明川市政务服务" in page
    assert "preferences" not in page


def test_a_stranger_has_no_name_in_the_frame(request_of):
    assert frame(request_of("/"))["frame"].signed_in_as == ""


@pytest.mark.django_db
def test_who_is_signed_in_is_called_by_name(request_of):
    request = request_of("/")
    request.actor = Citizen(account=1, person="p-1", name="林河湾")
    around = frame(request)["frame"]

    assert around.signed_in_as == "林河湾"
    assert around.sign_in == ""


@pytest.mark.parametrize("address", ["/components/", "/components/tag/", "/components/tag/alone/"])
def test_the_gallery_is_shut_unless_wanted(visitor, settings, address):
    assert visitor.get(address).status_code == 200

    settings.GALLERY = settings.DEBUG = False

    assert visitor.get(address).status_code == 404


def test_an_unknown_component_is_not_found(visitor):
    assert visitor.get("/components/carousel/").status_code == 404
