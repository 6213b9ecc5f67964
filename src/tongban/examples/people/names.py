"""Names (姓名): common surnames joined to common characters, so that nobody is meant by them."""

from random import Random
from typing import Final

_SURNAMES: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
)
_OF_WOMEN: Final = "婉清雨晴静怡秀兰思琪佳慧雪梅诗涵雅文晓芸丽娟欣妍美玲若溪芷宁"
_OF_MEN: Final = "志远国梁建军明辉浩然子轩俊杰德厚立群文博嘉诚永强海涛振宇晨光伟东"
_OF_SHOPS: Final = "满福顺和兴隆春晖锦绣云溪青禾望江同庆丰泽嘉禾"


def surname(random: Random) -> str:
    """Return a surname."""
    return random.choice(_SURNAMES)


def given_name(random: Random, *, woman: bool) -> str:
    """Return a given name of two characters."""
    return "".join(random.sample(_OF_WOMEN if woman else _OF_MEN, 2))


def shop_name(random: Random) -> str:
    """Return the distinctive part of a business name."""
    return "".join(random.sample(_OF_SHOPS, 2))
