"""The commands `catalog` and `guide` answer people in sentences and programs in JSON."""

import json
import shutil

import pytest

from tongban.examples.mingchuan import FOLDER
from tongban.project.commands import main


def said(capsys, *words):
    code = main(words)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_journey_is_guided_by_everyday_words(capsys):
    code, out, _ = said(
        capsys, "guide", "开餐馆", "--answer", "经营场所面积=80", "--today", "2026-03-02"
    )

    assert code == 0
    for heading in ("【联办事项】", "【还要回答】", "【材料】", "【时间】", "【四减】"):
        assert heading in out
    assert "营业执照：联办产生" in out
    assert "消防安全检查：不用办" in out
    assert "2026年3月2日 星期一提交" in out


def test_an_item_is_guided_with_reasons_and_articles_when_it_is_refused(capsys):
    _, out, _ = said(capsys, "guide", "食品经营许可证", "--answer", "food.only_packaged=是")

    assert "不符合条件" in out
    assert "《食品安全法》第三十五条第一款" in out
    assert "备案" in out


def test_fees_follow_the_answers(capsys):
    _, out, _ = said(capsys, "guide", "换身份证", "--answer", "办理居民身份证的原因=丢失")

    assert "合计 40 元" in out


def test_programs_get_the_same_guide_as_json(capsys):
    code, out, _ = said(
        capsys, "guide", "newborn", "--with", "all", "--json", "--today", "2026-03-02"
    )
    guide = json.loads(out)

    assert (code, guide["journey"]) == (0, "newborn")
    assert guide["before"]["documents"] > guide["footprint"]["documents"]
    assert guide["schedule"]["filed_on"] == "2026-03-02"


def test_an_item_as_json_has_its_verdict_and_questions(capsys):
    _, out, _ = said(capsys, "guide", "residence_permit", "--json")
    guide = json.loads(out)

    assert guide["verdict"] == "undecided"
    assert {one["element"] for one in guide["questions"]} >= {"residence.months"}


def test_every_answer_that_cannot_be_read_is_told_with_the_nearest_name(capsys):
    code, _, err = said(
        capsys, "guide", "开办餐饮店", "--answer", "经营场所面=80", "--answer", "经营场所面积=大",
        "--answer", "随便",
    )  # fmt: skip

    assert code == 1
    assert "是不是：经营场所面积" in err
    assert "请填写一个数字" in err
    assert "名称=值" in err


@pytest.mark.parametrize(
    ("name", "words"), [("开办餐钦店", "开办餐饮店"), ("甲乙丙丁", "没有找到"), ("登记", "可能是")]
)
def test_a_name_that_means_nothing_or_too_much_is_answered_with_names(capsys, name, words):
    code, _, err = said(capsys, "guide", name)

    assert (code, words in err) == (1, True)


def test_an_optional_item_that_the_journey_lacks_is_refused(capsys):
    code, _, err = said(capsys, "guide", "开办餐饮店", "--with", "残疾人证新办")

    assert (code, "里没有" in err) == (1, True)


def test_without_registers_more_papers_are_asked_for(capsys):
    def documents(*words):
        _, out, _ = said(capsys, "guide", "retirement", "--json", *words)
        return json.loads(out)["footprint"]["documents"]

    assert documents("--no-sharing") > documents()


def test_lint_passes_the_example_city_and_counts_what_it_found(capsys):
    code, out, _ = said(capsys, "catalog", "lint", "--today", "2026-03-02")

    assert code == 0
    assert "错误 0" in out


def test_lint_answers_programs(capsys):
    _, out, _ = said(capsys, "catalog", "lint", "--json", "--advice")

    assert {"L04"} <= {finding["rule"] for finding in json.loads(out)}


@pytest.mark.parametrize("action", ["lint", "import"])
def test_a_faulty_city_is_told_fault_by_fault_and_not_published(capsys, tmp_path, action):
    city = shutil.copytree(FOLDER, tmp_path / "city")
    with (city / "items" / "birth_record.yaml").open("a", encoding="utf-8") as file:
        file.write("colour: red\n")

    code, _, err = said(capsys, "catalog", action, str(city))

    assert code == 1
    assert "city/items/birth_record.yaml:" in err
    assert "不认识的键 colour" in err


def test_an_item_is_shown_with_its_articles(capsys):
    _, out, _ = said(capsys, "catalog", "show", "food_business_licence")

    assert "法定时限：20 个工作日（《行政许可法》第四十二条第一款" in out
    assert "现场核查（市场监管局，3 个工作日）" in out


def test_showing_a_journey_points_to_the_guide(capsys):
    code, _, err = said(capsys, "catalog", "show", "newborn")

    assert (code, "tongban guide" in err) == (1, True)


def test_a_resident_is_not_asked_what_the_registers_know(capsys):
    _, out, _ = said(capsys, "guide", "retirement", "--as", "周国梁", "--today", "2026-10-20")

    assert "职工退休申请（领取基本养老金资格核定）：一起办，可以办理" in out
    assert "retirement.statutory_on" not in out
    assert "姓名：周国梁（公安局“人口基础信息”）" in out


def test_a_resident_nobody_invented_is_answered_with_the_nearest(capsys):
    code, _, err = said(capsys, "guide", "retirement", "--as", "周国栋")

    assert (code, "是不是：周国梁" in err) == (1, True)
