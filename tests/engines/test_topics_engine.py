"""Topics (热点话题引擎): what is alike, and to which department words point."""

from collections import Counter
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.feedback.opinion import Message
from tongban.engines.topics.alike import joined, pairs
from tongban.engines.topics.finding import find, grouped
from tongban.engines.topics.routing import Router
from tongban.engines.topics.vectors import vectors, words_of

SMOKE = [
    ("饭店油烟扰民", "楼下饭店油烟直排，晚上呛得睡不着"),
    ("烧烤店油烟太大", "油烟直排到居民楼，窗户不敢开"),
    ("油烟直排没人管", "饭店的油烟每天晚上直排，居民楼里全是味道"),
]
ROADS = [
    ("路灯不亮", "小区门口的路灯坏了半个月，老人摔倒过"),
    ("路灯坏了没人修", "门口路灯坏了，晚上看不见"),
    ("要求修路灯", "小区门口路灯坏了，请派人维修"),
]
MATTERS = ("油烟", "路灯", "补贴", "排队", "材料", "证明")
words = st.lists(st.sampled_from(MATTERS), min_size=1, max_size=6)


def dense(rows) -> np.ndarray:
    """Return a sparse matrix in full."""
    full = np.zeros((len(rows), rows.width))
    for row in range(len(rows)):
        begin, end = rows.starts[row], rows.starts[row + 1]
        full[row, rows.columns[begin:end]] = rows.values[begin:end]
    return full


@given(st.lists(words, min_size=2, max_size=12), st.sampled_from([0.1, 0.4, 0.8]))
def test_pairs_are_those_of_the_product_reckoned_in_full(texts, least):
    rows, _ = vectors([Counter(one) for one in texts])
    full = dense(rows)
    product = full @ full.T
    meant = {
        (low, high)
        for low in range(len(texts))
        for high in range(low + 1, len(texts))
        if product[low, high] >= least + 1e-6
    }
    near = {
        (low, high)
        for low in range(len(texts))
        for high in range(low + 1, len(texts))
        if product[low, high] >= least - 1e-6
    }

    found = {(int(low), int(high)) for low, high in pairs(rows, least=least)[0]}
    assert meant <= found <= near


def test_every_row_has_length_one_or_is_empty():
    rows, kept = vectors([words_of(*text) for text in (*SMOKE, *ROADS, ("别的", "无关"))])
    lengths = np.linalg.norm(dense(rows), axis=1)

    assert kept
    assert lengths[:-1] == pytest.approx(1.0, abs=1e-5)
    assert lengths[-1] == 0.0


def test_chains_are_joined_under_their_first():
    alike = np.array([[0, 1], [1, 4], [2, 3]])

    assert joined(6, alike).tolist() == [0, 0, 2, 2, 0, 5]


def test_what_is_about_one_matter_becomes_a_topic_with_its_words():
    messages = [
        Message(key=str(place), title=title, words=words, day=date(2026, 11, 1))
        for place, (title, words) in enumerate([*SMOKE, *ROADS, ("公积金提取", "退休提取要多久")])
    ]
    topics = find(messages)

    assert [len(one.messages) for one in topics] == [3, 3]
    assert {one.words[0] for one in topics} == {"油烟", "路灯"}


def test_one_word_that_others_use_too_makes_no_topic():
    texts = [
        *SMOKE,
        ("医保窗口跑了两趟", "第一次缺一份证明"),
        ("居住证怎么续", "要不要到窗口"),
        ("窗口几点上班", "想问周六开不开"),
    ]

    assert grouped(texts).tolist() == [0, 0, 0, 3, 4, 5]


def test_without_messages_there_is_nothing():
    assert grouped([]).tolist() == []
    assert find([]) == ()
    assert grouped([("只有", "一条")]).tolist() == [0]


def test_words_point_to_the_department_that_handles_such_things():
    router = Router(
        [
            ("食品经营许可 餐饮 饭店", "market"),
            ("户外广告 路灯 占道", "city"),
            ("公积金提取", "fund"),
        ]
    )

    assert router.suggest("饭店没有餐饮许可")[0][0] == "market"
    assert router.suggest("退休提取公积金要多久", most=1)[0][0] == "fund"
    assert router.suggest("xyz") == ()
