"""Pages of data sharing in tests: what they say, what their forms would send."""

import html
import re

from tongban.store.exchange.models import RequestRow

HERE = "/console/data/"
HOLDER, ASKER, KEEPER = "natural_resources", "taxation", "data_bureau"
DATASET = "real_estate"
TEXTS = re.compile(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', re.DOTALL)


def words(response) -> str:
    """Return what a page says, without its tags."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


def answers(page, **changed):
    """Return what the form of a page would send, with some answers changed."""
    source = page.content.decode()
    found: dict[str, object] = {}
    for one in re.finditer(r"<input\b[^>]*>", source):
        tag = one.group()
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        kind = re.search(r'type="(\w+)"', tag)
        if name is None or (kind and kind[1] in ("radio", "checkbox") and "checked" not in tag):
            continue
        found.setdefault(name[1], []).append(html.unescape(value[1]) if value else "")
    for name, value in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', source, re.DOTALL
    ):
        found[name] = html.unescape(value).strip()
    return found | changed


def asked(at, item, **changed):
    """Put a request by its page; return it as it is kept."""
    place = f"{HERE}requests/new/?dataset={DATASET}&item={item}&submissions=120"
    browser = at(ASKER)
    sent = browser.post(place, answers(browser.get(place), title="免交不动产权证", **changed))
    assert sent.status_code == 302, words(sent)
    return RequestRow.objects.latest("opened_at")
