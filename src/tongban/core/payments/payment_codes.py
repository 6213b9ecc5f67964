"""Payment codes (缴款单号): numbers by which a bill is found, with a check digit.

Twenty digits: the area, the year, a serial and a check digit by ISO 7064 MOD 11-10, so that a digit
written wrongly or two that changed places are noticed. The form is local configuration; a treasury
(财政) that gives out numbers of its own takes its place.
"""

from datetime import date

from tongban.core.vocabulary.errors import InvalidValue, Reason

_AREA, _SERIAL, _LENGTH, _TEN = 6, 11, 20, 10


def payment_code(area: str, on: date, serial: int) -> str:
    """Return the number of a bill that is drawn on a day."""
    body = f"{area[:_AREA]:0<{_AREA}}{on:%y}{serial:0{_SERIAL}d}"
    return body + str(_check_digit(body))


def parse_payment_code(text: str) -> str:
    """Return a number as it is kept; spaces are let pass.

    Raises:
        InvalidValue: for a wrong length, other characters, or a check digit that does not fit.
    """
    code = text.replace(" ", "")
    if len(code) != _LENGTH:
        raise InvalidValue("payment code", Reason.LENGTH)
    if not (code.isascii() and code.isdecimal()):
        raise InvalidValue("payment code", Reason.CHARACTER)
    if _check_digit(code[:-1]) != int(code[-1]):
        raise InvalidValue("payment code", Reason.CHECK)
    return code


def _check_digit(body: str) -> int:
    product = _TEN
    for digit in body:
        total = (int(digit) + product) % _TEN or _TEN
        product = total * 2 % (_TEN + 1)
    return (_TEN + 1 - product) % _TEN
