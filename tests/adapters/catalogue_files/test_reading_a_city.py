"""Reading a city: a sound one is read whole, a faulty one is refused with every fault at once."""

import shutil

import pytest

from tongban.adapters.catalogue_files import read_catalogue
from tongban.core.vocabulary.errors import CatalogueError
from tongban.examples.mingchuan import FOLDER


@pytest.fixture
def city(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "city")


def change(city, file, before, after):
    path = city / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def faults(city):
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(city)
    return [(problem.where, problem.message) for problem in caught.value.problems]


def line_of(city, file, words):
    lines = (city / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def test_the_example_city_is_read_whole():
    city = read_catalogue(FOLDER)

    assert city.name == "明川市"
    assert city.catalogue.items["food_business_licence"].conditions[1].id == "large_enough"
    assert city.journeys["newborn"].lead == "health"
    assert city.repealed == ()


def test_an_unknown_key_is_found_with_its_line_and_the_likely_one(city):
    change(city, "items/birth_record.yaml", "statutory_limit:", "statutary_limit:")

    line = line_of(city, "items/birth_record.yaml", "statutary_limit")
    found = faults(city)
    assert (
        f"items/birth_record.yaml:{line}",
        "不认识的键 statutary_limit，是不是 statutory_limit？",
    ) in found
    assert ("items/birth_record.yaml:1", "缺少 statutory_limit") in found


def test_faults_of_many_files_are_told_at_once_and_in_order(city):
    change(city, "departments.yaml", "area:", "aera:")
    change(city, "items/tobacco_licence.yaml", 'item_type: "01"', 'item_type: "99"')
    change(city, "journeys/newborn.yaml", "item: birth_record", "item: birth_recrod")
    change(city, "parameters.yaml", "value: 300", "value: many")

    files = [where.partition(":")[0] for where, _ in faults(city)]
    assert files == sorted(files)
    assert {
        "departments.yaml",
        "items/tobacco_licence.yaml",
        "journeys/newborn.yaml",
        "parameters.yaml",
    } <= set(files)


def test_a_condition_that_cannot_be_read_points_at_the_character(city):
    change(city, "items/birth_record.yaml", "child.order <= 3", "child.order <== 3")

    (where, message), *rest = faults(city)
    line = line_of(city, "items/birth_record.yaml", "<==")
    assert where == f"items/birth_record.yaml:{line}"
    assert "第 15 个字符" in message
    assert rest == []


def test_a_name_that_leads_nowhere_points_at_the_part_that_uses_it(city):
    change(city, "items/tobacco_licence.yaml", "alternatives: identity_card", "alternatives: id")

    ((where, message),) = faults(city)
    file, _, line = where.partition(":")
    requirement = line_of(city, file, "id: identity")
    assert int(line) == requirement
    assert "id" in message


def test_what_could_not_be_read_is_not_called_unknown_elsewhere(city):
    change(city, "evidence/certificates.yaml", "name: 营业执照", "nmae: 营业执照")

    assert {where.partition(":")[0] for where, _ in faults(city)} == {"evidence/certificates.yaml"}


def test_an_unreadable_file_of_definitions_is_the_only_fault_told(city):
    change(city, "departments.yaml", "health:", "health: [")

    ((where, message),) = faults(city)
    assert where.startswith("departments.yaml:")
    assert "YAML" in message


def test_an_unreadable_list_of_laws_does_not_make_every_citation_wrong(city):
    (city / "laws.yaml").write_text("行政许可法: {level: law", encoding="utf-8")

    assert {where.partition(":")[0] for where, _ in faults(city)} == {"laws.yaml"}


def test_a_definition_given_twice_names_the_first_place(city):
    (city / "elements" / "zz.yaml").write_text(
        "person.name: {label: 名字, kind: text}\n", encoding="utf-8"
    )

    ((where, message),) = faults(city)
    assert where == "elements/zz.yaml:1"
    assert "elements/person.yaml:2" in message


def test_a_file_is_named_by_its_code(city):
    (city / "items" / "birth_record.yaml").rename(city / "items" / "other.yaml")

    assert any("与文件名" in message for _, message in faults(city))


def test_items_that_wait_for_each_other_are_refused_by_name(city):
    change(
        city,
        "items/birth_certificate_issue.yaml",
        "requirements:",
        "requirements:\n  - {id: circle, name: 户口页, alternatives: child_household_page, "
        "basis: 母婴保健法#23}",
    )

    messages = [message for where, message in faults(city) if "journeys/newborn.yaml" in where]
    assert any("出生医学证明首次签发" in message for message in messages)


def test_a_folder_without_a_city_says_what_is_missing(tmp_path):
    assert ("city.yaml:1", "缺少文件 city.yaml") in faults(tmp_path)


@pytest.mark.parametrize(
    ("file", "content", "words"),
    [
        ("items/birth_record.yaml", b"\xff\xfe", "UTF-8"),
        ("items/birth_record.yaml", b"- a list\n", "键: 值"),
        ("elements/person.yaml", b"person.name: text\n", "键: 值"),
        ("departments.yaml", b"health: {name: [1], short_name: x}\n", "应该是一段文字"),
    ],
)
def test_content_of_the_wrong_shape_is_refused(city, file, content, words):
    (city / file).write_bytes(content)

    assert any(words in message for _, message in faults(city))


def test_a_repealed_law_is_known_with_its_day(city):
    before, after = "民法典: {level: law}", "民法典: {level: law, repealed_on: 2030-01-01}"
    change(city, "laws.yaml", before, after)

    (repeal,) = read_catalogue(city).repealed
    assert (repeal.law, repeal.since.year) == ("民法典", 2030)
