"""A browser is named by what it says of itself, in two words and no more."""

import pytest

from tongban.project.middleware.devices import device_of

MOZILLA = "Mozilla/5.0"
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("says", "named"),
    [
        (f"{MOZILLA} (Windows NT 10.0) {WEBKIT} Chrome/141.0 Safari/537.36", "Chrome · Windows"),
        (f"{MOZILLA} (Windows NT 10.0) {WEBKIT} Chrome/141.0 Edg/141.0", "Edge · Windows"),
        (
            f"{MOZILLA} (Linux; Android 15) {WEBKIT} Chrome/141.0 MicroMessenger/8",
            "WeChat · Android",
        ),
        (f"{MOZILLA} (iPhone; CPU iPhone OS 18_0) Version/18 Safari/604.1", "Safari · iPhone"),
        (f"{MOZILLA} (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Firefox · Linux"),
        ("curl/8", ""),
        ("<b>Linux</b>", "Linux"),
        ("", ""),
    ],
)
def test_a_browser_and_its_system_are_named(says, named):
    assert device_of(says) == named
