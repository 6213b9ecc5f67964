"""Robots of work chats (工作群机器人): DingTalk and WeCom, known by what their address carries.

An administrator pastes the address that the chat gave out. Nothing of it is kept but the token: who
is called is the vendor's own host, so that no address leads anywhere else (A58, A61).
"""

import enum
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from tongban.core.vocabulary.errors import InvalidValue

LONGEST_SECRET: Final = 128
_SECRET: Final = re.compile(r"SEC[0-9A-Za-z]{16,124}")
_ADDRESS: Final = re.compile(
    r"(?P<origin>https?://[^/?#\s]+)(?P<path>/[^?#\s]*)(\?(?P<name>[^=&#\s]*)=?(?P<token>[^#\s]*))?"
)


class ChatVendor(enum.Enum):
    """Whose work chat it is (工作群平台)."""

    DINGTALK = "dingtalk"
    WECOM = "wecom"

    @property
    def label(self) -> str:
        """Return the name that people know."""
        return {"dingtalk": "钉钉", "wecom": "企业微信"}[self.value]

    @property
    def origin(self) -> str:
        """Return where its robots are called."""
        return {
            "dingtalk": "https://oapi.dingtalk.com",
            "wecom": "https://qyapi.weixin.qq.com",
        }[self.value]

    @property
    def path(self) -> str:
        """Return the path of a robot's address."""
        return {"dingtalk": "/robot/send", "wecom": "/cgi-bin/webhook/send"}[self.value]

    @property
    def parameter(self) -> str:
        """Return the parameter that carries the token."""
        return {"dingtalk": "access_token", "wecom": "key"}[self.value]


_TOKENS: Final = {
    ChatVendor.DINGTALK: re.compile(r"[0-9a-f]{64}"),
    ChatVendor.WECOM: re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatBot:
    """One robot (机器人): its vendor, its token, and the secret that signs calls of DingTalk."""

    vendor: ChatVendor
    token: str = field(repr=False)
    secret: str = field(repr=False, default="")


def read_bot(address: str, secret: str, *, origins: Collection[str] = ()) -> ChatBot:
    """Return the robot behind an address; `origins` are allowed besides the vendors' own.

    Raises:
        InvalidValue: when it is not exactly the address of a robot, or the secret is none.
    """
    found = _ADDRESS.fullmatch(address.strip())
    for vendor in ChatVendor:
        if found and _is_of(vendor, found, origins):
            token = _token(vendor, found["name"] or "", found["token"] or "")
            return ChatBot(vendor=vendor, token=token, secret=_secret(vendor, secret))
    raise InvalidValue("chat bot", "请粘贴钉钉或者企业微信给出的机器人地址")


def _is_of(vendor: ChatVendor, found: re.Match[str], origins: Collection[str]) -> bool:
    here = found["origin"] == vendor.origin or found["origin"] in origins
    return here and found["path"] == vendor.path


def _token(vendor: ChatVendor, name: str, token: str) -> str:
    if name != vendor.parameter:
        raise InvalidValue("chat bot", "地址里应当只有机器人的密钥")
    if not _TOKENS[vendor].fullmatch(token):
        raise InvalidValue("chat bot", "地址里的密钥格式不对，请重新复制")
    return token


def _secret(vendor: ChatVendor, secret: str) -> str:
    secret = secret.strip()
    match vendor:
        case ChatVendor.DINGTALK if not _SECRET.fullmatch(secret):
            raise InvalidValue("chat bot", "钉钉机器人要开启加签，并填写 SEC 开头的密钥")
        case ChatVendor.WECOM if secret:
            raise InvalidValue("chat bot", "企业微信机器人没有加签密钥，请留空")
        case _:
            return secret
