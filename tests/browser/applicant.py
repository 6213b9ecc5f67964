"""What an applicant does on the pages: answers, fills in, hands in, promises, submits.

Answers are told by the words that a person reads, so that a changed question is noticed here.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from browser.visitor import Visitor
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, expect

Told = Mapping[str, str | tuple[str, ...]]
_QUESTIONS = 60
_PARTS_OF_A_DATE = 3
_FILED = re.compile("/my/filings/")


def begin(visitor: Visitor, item: str, answers: Told) -> None:
    """Answer what is asked about an item, and open the draft."""
    visitor.open(f"/items/{item}/")
    visitor.follow("回答几个问题")
    answer_questions(visitor, answers)
    visitor.press("开始办理")
    if visitor.has(visitor.button("开始填写")):
        visitor.press("开始填写")


def send(visitor: Visitor, answers: Told, papers: Iterator[Path]) -> str:
    """Fill in the draft that is open and submit it; return the address of the filing."""
    for _ in range(2):  # a register that is asked of what was typed may want a paper after all
        complete(visitor, answers, papers)
        visitor.follow("检查并提交")
        visitor.page.locator("main .choice label").click()
        visitor.press("提交申请")
        if "/my/filings/" in visitor.page.url:
            return visitor.page.url
    raise AssertionError(visitor.text())


def answer_questions(visitor: Visitor, answers: Told) -> list[str]:
    """Answer one question a page until none is left; return what was asked, in order."""
    asked: list[str] = []
    while visitor.has(visitor.page.locator("main form .question, main h1 label, main legend h1")):
        question = visitor.heading()
        asked.append(question)
        assert len(asked) < _QUESTIONS, asked
        fill(visitor.page.locator("main form").first, told(answers, question))
        visitor.press("继续")
    return asked


def told(answers: Told, words: str) -> str | tuple[str, ...]:
    """Return the answer to what a page asks; raises `AssertionError` when it was not expected."""
    for known, answer in answers.items():
        if known in words:
            return answer
    raise AssertionError(f"nobody expected to be asked: {words}")


def fill(place: Locator, answer: str | tuple[str, ...]) -> None:
    """Give an answer in whatever inputs `place` has for it."""
    choices = place.locator(".choice label")
    for words in (answer,) if isinstance(answer, str) else answer:
        if choices.count():
            choices.filter(has_text=re.compile(rf"^\s*{re.escape(words)}")).first.click()
            continue
        inputs = place.locator("input:not([type=hidden]), textarea, select")
        if inputs.count() == _PARTS_OF_A_DATE:
            for part, box in zip(words.split("-"), inputs.all(), strict=True):
                box.fill(part)
        else:
            inputs.first.fill(words)


def complete(visitor: Visitor, answers: Told, papers: Iterator[Path]) -> list[str]:
    """Do every task of a draft that is open; return the names of the tasks, in order."""
    done: list[str] = []
    while visitor.has(task := _open_task(visitor)):
        name = task.inner_text()
        assert name not in done, f"“{name}” stays open:\n{visitor.text()}"
        done.append(name)
        visitor.go_by(task)
        _do(visitor, answers, papers)
    return done


def _open_task(visitor: Visitor) -> Locator:
    waiting = visitor.page.locator("main li").filter(has_text=re.compile("待办理|进行中"))
    return waiting.get_by_role("link").filter(has_not_text="检查并提交").first


def _do(visitor: Visitor, answers: Told, papers: Iterator[Path]) -> None:
    """Do what the page of a task asks for, and go back to the list."""
    if visitor.has(visitor.page.locator("main input[type=file]")):
        hand_in(visitor, next(papers))
        visitor.follow("完成，返回")
    elif visitor.has(visitor.button("保存承诺")):
        for promise in visitor.page.locator("main .choice label").all():
            promise.click()
        visitor.press("保存承诺")
    else:
        fill_form(visitor, answers)
        visitor.press("保存并继续")


def hand_in(visitor: Visitor, file: Path) -> None:
    """Upload one file."""
    visitor.page.locator("main input[type=file]").first.set_input_files(file)
    visitor.press("上传")
    visitor.sees("已经上传", file.name)


def fill_form(visitor: Visitor, answers: Told) -> None:
    """Fill in every field of a page of the form that is still blank."""
    for field in visitor.page.locator("main form .field").all():
        if not _is_filled(field):
            label = field.locator("label, legend").first.inner_text()
            fill(field, told(answers, label))


def _is_filled(field: Locator) -> bool:
    return bool(
        field.evaluate(
            "field => [...field.querySelectorAll('input, textarea, select')].some(input =>"
            " ['radio', 'checkbox'].includes(input.type) ? input.checked : input.value)"
        )
    )


def submit_twice(visitor: Visitor) -> str:
    """Confirm and submit as impatient people do; return the address of the receipt."""
    visitor.page.locator("main .choice label").click()
    visitor.button("提交申请").dblclick()
    expect(visitor.page).to_have_url(_FILED)  # of two navigations at once one is broken off
    visitor.look()
    return visitor.page.url


def number_of(visitor: Visitor, filing: str, item: str) -> str:
    """Return the number of the case of `item` within a filing."""
    visitor.open(filing)
    visitor.follow(item)
    found = re.search(r"办件编号\s*(\w+)", visitor.text())
    assert found, visitor.text()
    return found.group(1)


def small_papers(folder: Path) -> Iterator[Path]:
    """Yield papers as people have them: what a scanner wrote, what a telephone took."""
    for number in count(1):
        page = Image.new("RGB", (420, 594), "white")
        ImageDraw.Draw(page).rectangle((40, 40, 380, 40 + 20 * number), outline="black")
        kind = "pdf" if number % 2 else "jpg"
        file = folder / f"材料{number}.{kind}"
        page.save(file)
        yield file
