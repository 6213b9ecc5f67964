"""The chat room (模拟工作群): takes what robots are told, in the forms of both vendors."""

import json
from collections.abc import Mapping
from typing import Any, Final

from tongban.adapters.messages.simulation.side_rooms import Service, SideRooms, Taken

TOKENS: Final[Mapping[str, str]] = {
    "/robot/send": "access_token",
    "/cgi-bin/webhook/send": "key",
}
"""The paths of both vendors, and the parameter by which a robot is known."""

_SIGNED: Final = frozenset({"timestamp", "sign"})
_NO_TOKEN, _NOT_SIGNED, _NO_TEXT = 300005, 310000, 40008


def answer(rooms: SideRooms, path: str, asked: Mapping[str, str], body: bytes) -> dict[str, Any]:
    """Return what the vendor would say, and keep what was told."""
    token = asked.get(TOKENS[path], "")
    if not token:
        return {"errcode": _NO_TOKEN, "errmsg": "token is not exist"}
    if path == "/robot/send" and not asked.keys() >= _SIGNED:
        return {"errcode": _NOT_SIGNED, "errmsg": "sign not match"}
    words = _text(body)
    if not words:
        return {"errcode": _NO_TEXT, "errmsg": "invalid message"}
    title, _, rest = words.partition("\n")
    rooms.take(
        Taken(service=Service.CHAT, key="", to=token, title=title, words=rest, at=rooms.clock())
    )
    return {"errcode": 0, "errmsg": "ok"}


def _text(body: bytes) -> str:
    try:
        said = json.loads(body)
        return str(said["text"]["content"]) if said["msgtype"] == "text" else ""
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
