"""Provisions are cited as guides write them."""

from pathlib import Path

import pytest
from readingwork import fragment, suggestions

from tongban.core.reading.citing import citations
from tongban.core.reading.suggestions import CitationFound
from tongban.core.vocabulary.citations import LegalLevel

LAWS = Path(__file__).parents[4] / "shared" / "data" / "laws" / "docs"


def written(text):
    return [str(citation) for citation, _ in citations(fragment(text))]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("《食品安全法》第三十五条", ["《食品安全法》第三十五条"]),
        ("《中华人民共和国消防法》第15条", ["《消防法》第十五条"]),
        ("《某市条例》第三条、第五条和第七条", [f"《某市条例》第{n}条" for n in "三五七"]),
        ("《消防法》第十五条第二款、第三款", [f"《消防法》第十五条第{n}款" for n in "二三"]),
        ("《公积金条例》第二十四条第(六)项", ["《公积金条例》第二十四条第一款第六项"]),
        (
            "《公积金条例》第三条第一款第一项、第二项",
            ["《公积金条例》第三条第一款第一项", "《公积金条例》第三条第一款第二项"],
        ),
        ("《刑法》第一百三十三条之一", ["《刑法》第一百三十三条之一"]),
        ("根据户口登记条例第八条", ["《户口登记条例》第八条"]),
        ("《殡葬管理条例》", ["《殡葬管理条例》"]),
        ("领取《居住证》和《排水许可证》", []),
        ("依照本法第三条和上述规定第四条", []),
        ("《消防法》第九千九百九十九万条", ["《消防法》"]),
        ("《消防法》第百百条", []),
    ],
)
def test_a_provision_is_cited_article_by_article(text, cited):
    assert written(text) == cited


def test_the_number_of_a_document_is_kept():
    found = [one for one, _ in citations(fragment("《公积金条例》（国务院令第350号）第三条"))]
    bare = [one for one, _ in citations(fragment("《养老意见》（国发〔2015〕52号）"))]

    assert found[0].number == "国务院令第350号"
    assert bare[0].number == "国发〔2015〕52号"
    assert bare[0].level is LegalLevel.NORMATIVE_DOCUMENT


def test_under_the_heading_of_the_basis_a_provision_sets_the_item_up():
    lines = ("甲事项", "设定依据：《消防法》第十五条", "备注：另见《公证法》第二条")

    found = [one.finding for one in suggestions(*lines) if isinstance(one.finding, CitationFound)]

    assert [one.sets_up for one in found] == [True, False]


@pytest.mark.skipif(not LAWS.exists(), reason="the laws of the shared collection are not here")
def test_no_real_law_cites_itself_as_this_law():
    lines = [
        line
        for file in sorted(LAWS.rglob("*.md"))[:40]
        for line in file.read_text(encoding="utf-8").splitlines()
    ]

    cited = [one.law for line in lines for one, _ in citations(fragment(line))]

    assert cited
    assert not [law for law in cited if law.endswith("本法")]
