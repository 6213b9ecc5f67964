"""Signing in by a code and by a key of the device, which after that is asked for and is enough."""

import pytest
from browser.visitor import SIGN_IN, Visitor

pytestmark = pytest.mark.browser
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_code_then_a_key_of_the_device_then_no_password_any_more(enter):
    phone = enter(phone=True, named=True)
    keeps_keys(phone)
    phone.sign_in("suwanqing")

    phone.open("/my/sign-in/")
    phone.sees("100****", "还没有")
    phone.follow("添加通行密钥")  # held back, proven by a code, and back
    phone.page.get_by_label("给它起个名字").fill("我的手机")
    phone.press("添加这台设备的通行密钥")
    phone.sees("请现在抄下来", "10 个")
    assert "通行密钥已经添加" in news(phone)

    sign_out(phone)
    phone.open(SIGN_IN)
    phone.follow("用通行密钥登录")
    phone.press("使用通行密钥")
    phone.open("/my/sign-in/")
    phone.sees("我的手机", "本机")

    phone.press("删除")  # proven a moment ago, by the key
    assert "通行密钥已经删除" in news(phone)
    sign_out(phone)
    sign_in_by_a_code(phone)
    assert phone.page.get_by_role("link", name="苏婉清").count() == 1


def sign_in_by_a_code(phone: Visitor) -> None:
    phone.open("/account/sign-in/phone/")
    phone.page.get_by_label("手机号").fill(number_of(phone))
    phone.forget_messages()
    phone.press("发送验证码")
    phone.page.get_by_label("短信验证码").fill(phone.code("用于登录"))
    phone.press("登录")


def keeps_keys(visitor: Visitor) -> None:
    """Give the browser a place to keep keys, opened by its holder."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def sign_out(visitor: Visitor) -> None:
    visitor.open("/account/sign-out/")
    visitor.press("退出登录")


def news(visitor: Visitor) -> str:
    return visitor.page.get_by_role("status").first.inner_text()


def number_of(visitor: Visitor) -> str:
    """Return the telephone to which the last message went."""
    told = visitor.page.request.get(f"{visitor.messages}/messages").json()
    return str(told[0]["to"])
