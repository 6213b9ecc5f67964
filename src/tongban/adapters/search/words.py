"""Words (分词): how Chinese text becomes terms that can be matched.

Chinese has no spaces: dictionary words find meaning, character bigrams find what the dictionary
does not know. Both go through the same function for texts and for queries, so they always meet.
No part of a query is read as syntax.
"""

import re
import unicodedata

import rjieba

LONGEST_QUERY = 120
MOST_TERMS = 48

_PIECES = re.compile(r"[0-9a-z]+|[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_SPOKEN_WORDS = """
    我 我们 我要 我想 您 请问 想 想要 要 需要 能 可以 应该
    怎么 怎么办 怎么样 怎样 如何 什么 哪些 哪里 哪儿 多少
    手续 流程 材料 办 办理 申请 申办
    去 来 把 给 在 到 是 和 个 家 一家 一个 一下
    的 了 得 吗 呢 啊 吧
"""
_SPOKEN = frozenset(_SPOKEN_WORDS.split())
"""What people say around the thing they look for; ignored unless nothing else is left."""


def plain(text: str) -> str:
    """Return `text` with one form for each character: width, case and compatibility folded."""
    return unicodedata.normalize("NFKC", text.encode("utf-8", "replace").decode()).casefold()


def exact_form(text: str) -> str:
    """Return the letters and characters of `text` alone, for comparing whole names."""
    return "".join(_PIECES.findall(plain(text)))


def terms(text: str) -> list[str]:
    """Return dictionary words and character bigrams of `text`, in reading order, with repeats."""
    return [term for piece in _PIECES.findall(plain(text)) for term in _terms_of_piece(piece)]


def query_terms(text: str) -> list[str]:
    """Return the distinct terms that a person's words ask for, at most `MOST_TERMS`."""
    asked = plain(text[:LONGEST_QUERY])
    found = terms(_without_spoken_words(asked)) or terms(asked)
    telling = [term for term in found if len(term) > 1] or found
    return list(dict.fromkeys(telling))[:MOST_TERMS]


def _without_spoken_words(asked: str) -> str:
    """Drop spoken words as whole words: 去 is one, the 去 of 去世 is not."""
    return "".join(" " if word in _SPOKEN else word for word in rjieba.cut(asked))


def _terms_of_piece(piece: str) -> list[str]:
    if piece.isascii() or len(piece) == 1:
        return [piece]
    words = [word for word in rjieba.cut_for_search(piece) if len(word) > 1]
    known = set(words)
    pairs = (piece[at : at + 2] for at in range(len(piece) - 1))
    return words + [pair for pair in pairs if pair not in known]
