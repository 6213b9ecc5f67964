"""People see where they are signed in, end it elsewhere, and change their password."""

import re
from datetime import timedelta

import pytest
from city.people import PASSWORD
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client

from tongban.store.people.sessions import BrowserSession, sign_ins_of

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
NEW = "quiet noodles at dawn"
WHICH = re.compile(r'name="which" value="(\w{32})"')


@pytest.fixture
def elsewhere(sign_in, citizen) -> Client:
    """Return another browser of the citizen, which was used."""
    browser = sign_in(citizen)
    browser.get("/my/", headers={"User-Agent": FIREFOX})
    return browser


def page(browser: Client) -> str:
    return browser.get("/my/sign-in/").content.decode()


def reached_by(browser: Client) -> bool:
    return browser.get("/my/").status_code == 200


def test_the_page_names_every_browser_and_no_key(signed_in, elsewhere):
    shown = page(signed_in)

    assert (shown.count("本机"), len(WHICH.findall(shown))) == (1, 1)
    assert "Firefox · Windows" in shown
    assert elsewhere.session.session_key not in shown
    assert signed_in.session.session_key not in shown


def test_one_browser_is_ended_at_once_and_this_one_stays(signed_in, elsewhere):
    [which] = WHICH.findall(page(signed_in))
    answer = signed_in.post("/my/sign-in/end/", {"which": which}, follow=True)

    assert "已经退出" in answer.content.decode()
    assert (reached_by(signed_in), reached_by(elsewhere)) == (True, False)


def test_all_other_browsers_are_ended_and_nobody_elses(signed_in, elsewhere, strange):
    offered = 'value="others"'
    before = offered in page(signed_in)
    signed_in.post("/my/sign-in/end/", {"which": "others"})

    assert [reached_by(one) for one in (signed_in, elsewhere, strange)] == [True, False, True]
    assert (before, offered in page(signed_in)) == (True, False)


def test_nobody_ends_what_is_somebody_elses_or_never_was(signed_in, strange, elsewhere):
    [which] = WHICH.findall(page(signed_in))
    theirs = strange.post("/my/sign-in/end/", {"which": which}, follow=True).content.decode()
    never = strange.post("/my/sign-in/end/", {"which": "0" * 32}, follow=True).content.decode()

    assert "不用再退出" in theirs
    assert "不用再退出" in never
    assert reached_by(elsewhere)


def test_a_page_under_way_does_not_bring_an_ended_session_back(elsewhere):
    session = elsewhere.session
    session["seen_at"] += 1
    BrowserSession.objects.all().delete()

    with pytest.raises(UpdateError):
        session.save()
    assert not BrowserSession.objects.exists()


def test_a_browser_that_stood_idle_is_not_listed(signed_in, citizen, reached):
    page(signed_in)
    half_an_hour = timedelta(minutes=30)
    [seen] = [
        one.seen_at for one in sign_ins_of(citizen.account, now=reached.now, idle=half_an_hour)
    ]
    later = seen + half_an_hour + timedelta(seconds=1)

    assert sign_ins_of(citizen.account, now=later, idle=half_an_hour) == ()


def change(browser: Client, old: str, new: str = NEW):
    data = {"oldpassword": old, "password1": new, "password2": new}
    return browser.post("/account/password/", data)


def test_a_new_password_keeps_this_browser_and_ends_the_others(signed_in, elsewhere, citizen):
    answer = change(signed_in, PASSWORD)

    assert (answer.status_code, answer["Location"]) == (302, "/my/sign-in/")
    assert get_user_model().objects.get(pk=citizen.account).check_password(NEW)
    assert (reached_by(signed_in), reached_by(elsewhere)) == (True, False)
    assert WHICH.findall(page(signed_in)) == []


def test_a_wrong_or_weak_password_changes_nothing(signed_in, citizen):
    for old, new in (("not the password", NEW), (PASSWORD, "short")):
        assert change(signed_in, old, new).status_code == 200

    assert get_user_model().objects.get(pk=citizen.account).check_password(PASSWORD)


def test_the_old_password_cannot_be_guessed_in_an_open_browser(signed_in):
    statuses = [change(signed_in, f"guess {n}").status_code for n in range(6)]

    assert statuses == [200] * 5 + [429]
