"""What a browser runs on (设备): a few words by which people tell their own apart.

Told from what the browser says of itself, so it proves nothing. No version and no address is kept:
two names are enough to see that one of them is not theirs.
"""

from typing import Final

_BROWSERS: Final = (
    ("MicroMessenger/", "WeChat"),
    ("Edg", "Edge"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Final = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
"""Signs and names; the first sign found counts, since browsers also name those they resemble."""


def device_of(user_agent: str) -> str:
    """Return browser and system, such as ``Firefox · Windows``; what is unknown is left out."""
    found = (_first(signs, user_agent) for signs in (_BROWSERS, _SYSTEMS))
    return " · ".join(name for name in found if name)


def _first(signs: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for sign, name in signs if sign in user_agent), "")
