"""Chinese numerals (中文数字), as articles of law are counted: 第三十二条, 第二百零一条."""

from tongban.core.vocabulary.errors import InvalidValue, Reason

_DIGITS = "零一二三四五六七八九"
_UNITS = "十百千"
_LARGEST = 9999


def chinese_number(number: int) -> str:
    """Return a whole number from 1 to 9999 in Chinese numerals.

    >>> chinese_number(32), chinese_number(201), chinese_number(10)
    ('三十二', '二百零一', '十')
    """
    if not 1 <= number <= _LARGEST:
        raise InvalidValue("chinese number", Reason.RANGE)
    parts: list[str] = []
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            parts.append(_DIGITS[digit] + name)
        elif parts and parts[-1] != "零":
            parts.append("零")
    text = "".join(parts).rstrip("零")
    return text.removeprefix("一") if text.startswith("一十") else text


def parse_chinese_number(text: str) -> int:
    """Return the number that `chinese_number` writes as `text`.

    >>> parse_chinese_number("一千二百六十")
    1260
    """
    total = digit = 0
    for position, character in enumerate(text):
        if character in _UNITS:
            total += (digit or 1) * 10 ** (_UNITS.index(character) + 1)
            digit = 0
        elif character in _DIGITS:
            digit = _DIGITS.index(character)
        else:
            raise InvalidValue("chinese number", Reason.CHARACTER, position=position)
    total += digit
    # Reading above is generous; writing the result again refuses 三三, 百百 and the like.
    if not 1 <= total <= _LARGEST or chinese_number(total) != text:
        raise InvalidValue("chinese number", Reason.FORMAT)
    return total
