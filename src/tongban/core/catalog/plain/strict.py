"""JSON that means one thing (严格 JSON): no repeated names, no numbers beyond numbers, bounded."""

import json
from typing import Any, Final

from tongban.core.vocabulary.errors import InvalidValue

MOST_BYTES: Final = 256 * 1024**2


def read_json(content: bytes) -> Any:
    """Return what a document says.

    Raises:
        InvalidValue: with a sentence that says what to change.
    """
    if len(content) > MOST_BYTES:
        raise InvalidValue("json", f"文件超过 {MOST_BYTES // 1024**2} MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidValue("json", "文件不是 UTF-8 编码") from None
    try:
        return json.loads(
            text, object_pairs_hook=_once, parse_constant=_refuse, parse_float=_refuse
        )
    except json.JSONDecodeError as error:
        reason = f"第 {error.lineno} 行第 {error.colno} 个字符处不是合法的 JSON"
        raise InvalidValue("json", reason) from None
    except (RecursionError, ValueError):
        raise InvalidValue("json", "嵌套太深，或者数字太长") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        raise InvalidValue("json", "同一个对象里有重复的名称")
    return told


def _refuse(written: str) -> Any:
    raise InvalidValue("json", f'不使用 {written[:20]}；小数写成文字，例如 "0.5"')
