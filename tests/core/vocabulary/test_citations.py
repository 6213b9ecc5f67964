"""Citations: written for catalogues, read by people, and true to the texts of law."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.vocabulary.citations import Citation, LegalLevel, parse_citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.numerals import chinese_number, parse_chinese_number

LAWS = Path(__file__).parents[4] / "shared" / "data" / "laws" / "docs"
CITED = [
    *(f"行政许可法#{n}" for n in (26, 32, 33, 34, 35, 38, 42, 43, 44, 45, 47)),
    *(f"行政许可法#{n}" for n in (50, 55, 57, 58, 72, 78, 79, 82)),
    "行政复议法#20",
    "居民身份证法#12",
    "食品安全法#35",
    "消防法#15",
]  # fmt: skip

names = st.text("行政许可优化营商环境不动产登记", min_size=2, max_size=12).map("{}法".format)
numbers = st.one_of(st.none(), st.integers(1, 999).map("国务院令第{}号".format))
articles = st.one_of(
    st.integers(1, 1260).map(str),
    st.tuples(st.integers(1, 500), st.integers(1, 20)).map("{0[0]}-{0[1]}".format),
)
parts = st.integers(1, 30)


@st.composite
def citations(draw):
    places = draw(
        st.one_of(
            st.just({}),
            st.fixed_dictionaries({"article": articles}),
            st.fixed_dictionaries({"article": articles, "paragraph": parts}),
            st.fixed_dictionaries({"article": articles, "paragraph": parts, "item": parts}),
        )
    )
    levels = st.sampled_from([level for level in LegalLevel if level])
    return Citation(law=draw(names), number=draw(numbers), level=draw(levels), **places)


@given(citations())
def test_what_a_catalogue_writes_is_read_back_unchanged(citation):
    assert parse_citation(citation.written) == citation


@given(citations())
def test_what_people_read_is_read_back_once_its_level_is_told(citation):
    assert parse_citation(citation.full, level=citation.level) == citation


@given(st.integers(1, 9999))
def test_chinese_numerals_go_both_ways(number):
    assert parse_chinese_number(chinese_number(number)) == number


@given(st.text("零一二三十百千", max_size=6))
def test_a_number_has_one_way_to_be_written(text):
    try:
        number = parse_chinese_number(text)
    except InvalidValue:
        return
    assert chinese_number(number) == text


@pytest.mark.parametrize(
    ("number", "words"),
    [(10, "十"), (12, "十二"), (20, "二十"), (101, "一百零一"), (110, "一百一十"),
     (201, "二百零一"), (1002, "一千零二"), (1010, "一千零一十"), (1260, "一千二百六十")],
)  # fmt: skip
def test_articles_are_counted_as_in_the_law_books(number, words):
    assert chinese_number(number) == words


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_no_article_has_such_a_number(number):
    with pytest.raises(InvalidValue):
        chinese_number(number)


def test_other_characters_are_not_numerals():
    with pytest.raises(InvalidValue) as refusal:
        parse_chinese_number("三x")

    assert refusal.value.position == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("行政许可法#32.1", "《行政许可法》第三十二条第一款"),
        ("《中华人民共和国消防法》第十五条第一款第二项", "《消防法》第十五条第一款第二项"),
        ("刑法#133-1", "《刑法》第一百三十三条之一"),
        ("《刑法》第一百三十三条之一", "《刑法》第一百三十三条之一"),
        ("行政许可法", "《行政许可法》"),
        ("本地配置：窗口办公时间", "本地配置（窗口办公时间）"),
        ("本地配置（窗口办公时间）", "本地配置（窗口办公时间）"),
    ],
)  # fmt: skip
def test_a_citation_reads_as_in_a_document(written, read):
    assert str(parse_citation(written)) == read


def test_the_document_number_stands_in_documents_of_record_only():
    citation = parse_citation("优化营商环境条例（国务院令第722号）#44")

    assert str(citation) == "《优化营商环境条例》第四十四条"
    assert citation.full == "《优化营商环境条例》（国务院令第722号）第四十四条"


def test_local_configuration_is_not_law():
    local = Citation.local("先到先办")

    assert local.is_local
    assert not parse_citation("行政许可法#57").is_local
    assert parse_citation(local.written) == local
    assert local.full == str(local) == "本地配置（先到先办）"


@pytest.mark.parametrize(
    ("law", "level"),
    [
        ("行政许可法", LegalLevel.LAW),
        ("民法典", LegalLevel.LAW),
        ("户口登记条例", LegalLevel.LAW),
        ("市场主体登记管理条例", LegalLevel.ADMINISTRATIVE_REGULATION),
        ("城市房地产开发经营管理条例", LegalLevel.ADMINISTRATIVE_REGULATION),
        ("浙江省政务服务条例", LegalLevel.LOCAL_REGULATION),
        ("深圳经济特区优化营商环境条例", LegalLevel.LOCAL_REGULATION),
        ("食品经营许可和备案管理办法", LegalLevel.NORMATIVE_DOCUMENT),
        ("部门规章:食品经营许可和备案管理办法", LegalLevel.DEPARTMENT_RULE),
    ],
)
def test_a_name_proves_its_level_or_counts_as_the_lowest(law, level):
    assert parse_citation(f"{law}#3").level is level


def test_higher_law_is_greater():
    assert LegalLevel.LAW > LegalLevel.ADMINISTRATIVE_REGULATION > LegalLevel.LOCAL_REGULATION
    assert LegalLevel.NORMATIVE_DOCUMENT > LegalLevel.LOCAL_CONFIGURATION
    assert [level.label for level in (LegalLevel.LAW, LegalLevel.LOCAL_RULE)] == [
        "法律",
        "地方政府规章",
    ]


@pytest.mark.parametrize(
    "text", ["", "#32", "行政许可法#", "行政许可法#0", "行政许可法#32.0", "《行政许可法》第三三条",
             "《行政许可法》第三十二条第四项", "行政许可法#32.1.2.3"],
)  # fmt: skip
def test_what_is_no_citation_is_refused(text):
    with pytest.raises(InvalidValue):
        parse_citation(text)


@pytest.mark.parametrize("places", [{"paragraph": 1}, {"article": "3", "item": 2}])
def test_a_part_needs_its_whole(places):
    with pytest.raises(InvalidValue):
        Citation(law="行政许可法", **places)


def test_a_source_has_a_name():
    with pytest.raises(InvalidValue):
        Citation.local(" ")


@pytest.mark.skipif(not LAWS.exists(), reason="the texts of law are not on this machine")
@pytest.mark.parametrize("written", CITED)
def test_every_article_that_rules_stand_on_exists(written):
    citation = parse_citation(written)
    title = re.compile(rf"^# (中华人民共和国)?{citation.law}$", re.MULTILINE)
    sources = (path.read_text("utf-8") for path in LAWS.rglob("*.md"))
    texts = [source for source in sources if title.search(source)]

    assert texts
    assert any(f"第{chinese_number(int(citation.article))}条" in text for text in texts)
