"""A result goes out as its person chose, through the pages of both sides, and into the archive."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from web.counter.conftest import words

from tongban.actions.archives.making import make_waiting
from tongban.actions.audit.sealing import seal_waiting
from tongban.adapters.anchor_copies import AnchorFolder
from tongban.store.cases.models import Case, CaseEvent

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def granted(filed, desk):
    """Have the filed case granted, with its result at hand."""
    market = desk("market_regulation")
    market.bring_to_decision(filed.pk)
    market.grant(filed.pk)
    market.examine(filed.pk)
    return filed


@pytest.fixture
def applicant(citizen) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(get_user_model().objects.get(pk=citizen.account), backend=BACKEND)
    return client


def status(case) -> str:
    return Case.objects.get(pk=case.pk).status


def test_a_result_waits_at_the_window_for_its_code(granted, window, applicant):
    mine = f"/my/cases/{granted.pk}/"
    form = {"way": "window", "place": "locker_station"}
    assert "请选择一个和领取方式相符的地点" in words(applicant.post(f"{mine}delivery/", form))
    assert applicant.post(f"{mine}delivery/", {**form, "place": "centre"}).status_code == 302
    assert "政务服务中心综合窗口" in words(applicant.get(mine))
    desk = words(window.get(f"/counter/work/{granted.work.filter(done_at=None).get().pk}/"))
    assert desk.index("备好结果") < desk.index("制发结果，电子送达")
    assert "申请人选择" in desk
    ready = window.act(granted, "ready", place="centre")
    assert ready.status_code == 302, words(ready)

    code = re.findall(r"领取码：(\d{6})", words(applicant.get(mine)))[0]
    taken = {"taken_by": "林小满", "checked": "card", "signed": "已签名"}
    wrong = window.act(granted, "hand-over", code=f"{(int(code) + 1) % 10**6:06d}", **taken)
    assert (wrong.status_code, status(granted)) == (422, "issued")
    assert "领取码不对" in words(wrong)
    assert window.act(granted, "hand-over", code=code, checked="card").status_code == 422
    done = window.act(granted, "hand-over", code=f" {code[:3]} {code[3:]}", **taken)

    assert (done.status_code, status(granted)) == (302, "completed")
    assert "领取码：" not in words(applicant.get(mine))
    assert applicant.get(f"{mine}delivery/").status_code == 302  # too late


def test_a_parcel_that_came_back_is_in_the_inbox_again_and_she_chooses_anew(
    granted, window, applicant
):
    mine = f"/my/cases/{granted.pk}/"
    lacking = words(applicant.post(f"{mine}delivery/", {"way": "post"}))
    assert lacking.count("寄送需要填写") >= 3
    assert window.act(granted, "send", carrier="明川速递").status_code == 422
    window.act(granted, "send", carrier="明川速递", tracking="EMS1")
    assert "EMS1" in words(applicant.get(mine))

    window.act(granted, "came-back", fault="returned", words="无人签收")

    assert "无人签收" in words(applicant.get(mine))
    assert granted.number in words(window.get("/counter/"))
    assert "上次没有送到" in words(
        window.get(f"/counter/work/{granted.work.filter(done_at=None).get().pk}/ready/")
    )
    window.act(granted, "send", carrier="明川速递", tracking="EMS2")
    window.act(granted, "arrived")
    assert status(granted) == "completed"
    assert CaseEvent.objects.filter(case=granted, name="dispatched").count() == 2


def test_an_approver_orders_and_downloads_a_package_with_progress(
    granted, approver, outside, tmp_path
):
    empty = words(approver.get("/counter/archives/"))
    assert "还没有办结的办件" in empty
    approver.act(granted, "deliver")
    assert "制作本页还没有的 1 个" in words(approver.get("/counter/archives/"))

    assert approver.client.post("/counter/archives/order/", {"case": "x"}).status_code == 302
    approver.client.post("/counter/archives/order/", {"case": [str(granted.pk)]})
    assert "等待制作" in words(approver.get("/counter/archives/"))
    seal_waiting(outside.sealer, AnchorFolder(tmp_path))
    make_waiting(outside)

    assert "下载" in words(approver.get("/counter/archives/"))
    file = approver.get(f"/counter/archives/{granted.pk}/")
    assert file["Content-Disposition"] == f'attachment; filename="{granted.number}.zip"'
    assert file.content.startswith(b"PK")
