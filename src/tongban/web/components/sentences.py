"""Sentences of the core in the reader's language (说明): reasons, refusals, why a lamp is lit.

The core makes them whole, in Chinese, and cases keep them so. `said` finds the pattern that a
sentence was made by and says it again with the same names in it; a sentence that somebody wrote is
returned as it is. A test holds the patterns against what the core can say.
"""

import re
from collections.abc import Callable
from functools import cache
from operator import ne

from django.utils.translation import get_language, gettext, gettext_noop

from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.reasons import sentence_for
from tongban.web.components.city import city_words

OF_CLOCKS = (
    gettext_noop("逾期未告知，自收到之日起视为受理"),
    gettext_noop("补正期限已过"),
    gettext_noop("等待申请人补正"),
    gettext_noop("结果已备好或者已交寄，等申请人收到"),
    gettext_noop("超过法定期限"),
    gettext_noop("超过承诺期限"),
    gettext_noop("超过送达期限"),
    gettext_noop("今天到期"),
    gettext_noop("还剩 %(left)s 个工作日"),
    gettext_noop("特别程序超过告知的时间"),
    gettext_noop("环节超时：%(names)s"),
    gettext_noop("补正期限%(day)s届满未补正"),
    gettext_noop("“%(names)s”未办成，本事项缺少其结果"),
    gettext_noop("等待“%(names)s”办结"),
)
OF_EVIDENCE = (
    gettext_noop("需要您提供"),
    gettext_noop("需要您提供，并到窗口核对原件"),
    gettext_noop("您选择自己提交这项材料"),
    gettext_noop("您选择自己提交这项材料，并到窗口核对原件"),
    gettext_noop("按您的情况不需要这项材料"),
    gettext_noop("是否需要，要等其他情况确定后才知道"),
    gettext_noop("可以书面承诺代替，不用提交（告知承诺）"),
    gettext_noop("信用记录尚未修复，暂时不能用承诺代替（告知承诺）"),
    gettext_noop("可以先受理，以后再补交（容缺受理）"),
    gettext_noop("可以先受理，以后再补交（容缺受理），并到窗口核对原件"),
    gettext_noop("信用记录尚未修复，暂时不能后补（容缺受理）"),
    gettext_noop("由同一件事中的“%(item)s”产生，不用您提交"),
    gettext_noop("您对共享数据提出了异议，以您自己的材料为准"),
    gettext_noop("通过%(holder)s的“%(dataset)s”共享核验，不用您提交"),
    gettext_noop("通过%(datasets)s一起核验，不用您提交"),
    gettext_noop("“%(dataset)s”尚未向本事项共享"),
    gettext_noop("查询“%(dataset)s”需要先知道%(labels)s"),
    gettext_noop("您已有电子证照“%(name)s”，直接调用"),
    gettext_noop("您以前提交过“%(name)s”并经核对，可以再次使用"),
    gettext_noop("“%(name)s”目前停用或已注销"),
    gettext_noop("“%(name)s”不在有效期内"),
    gettext_noop("“%(name)s”的可信等级为 %(grade)s，需要 %(wanted)s 级以上"),
)
OF_VALUES = (
    gettext_noop("请写明委托办理哪些事项"),
    gettext_noop("请写明委托给哪一位；不能委托给自己"),
    gettext_noop("纸质委托按委托书写明的事项逐项登记"),
    gettext_noop("委托书的签署日期不能晚于今天"),
    gettext_noop("%(reason)s，不能委托"),
    gettext_noop("请写明哪里不符"),
    gettext_noop(
        "委托%(agent)s办理，%(signed)s签署，到%(until)s为止；窗口%(clerk)s核对了委托人身份证件原件"
    ),
    gettext_noop(
        "委托%(agent)s办理，%(signed)s签署，到%(until)s为止；窗口%(clerk)s核对了委托人身份证件复印件"
    ),
    gettext_noop("委托期限须写明起止日期，最长%(years)s年"),
    gettext_noop("请逐项填写"),
    gettext_noop("请选择“是”或“否”"),
    gettext_noop("请填写一个数字，例如 80"),
    gettext_noop("请填写整数，不带小数"),
    gettext_noop("不能小于 %(least)s"),
    gettext_noop("不能大于 %(most)s"),
    gettext_noop("请填写真实存在的日期，例如 2026-09-15"),
    gettext_noop("请从这些选项中选择：%(labels)s"),
    gettext_noop("请填写"),
    gettext_noop("最多 %(count)s 个字"),
    gettext_noop("这一项填写有误，请检查后重新填写"),
    gettext_noop("请填写这一项"),
    gettext_noop("内容太长，请删减后重新填写"),
    gettext_noop("位数不对，请核对后重新填写"),
    gettext_noop("含有不能使用的字符，请改正后重新填写"),
    gettext_noop("校验码不符，可能有一位写错，请逐位核对"),
    gettext_noop("其中的日期不存在，请核对后重新填写"),
    gettext_noop("超出允许的范围，请核对后重新填写"),
    gettext_noop("格式不对，请按示例重新填写"),
    gettext_noop("前后矛盾，请核对后重新填写"),
    gettext_noop("请填写公民身份号码"),
    gettext_noop("公民身份号码应为 18 位，请核对是否多写或少写"),
    gettext_noop("公民身份号码只有数字，最后一位可以是 X，请改正"),
    gettext_noop("公民身份号码的校验码不符，可能有一位写错，请对照证件逐位核对"),
    gettext_noop("公民身份号码中的出生日期不存在，请对照证件核对第 7 至 14 位"),
    gettext_noop("公民身份号码的前两位不是省份代码，请对照证件核对"),
    gettext_noop("请填写统一社会信用代码"),
    gettext_noop("统一社会信用代码应为 18 位，请核对是否多写或少写"),
    gettext_noop("统一社会信用代码只有数字和大写字母，不含 I、O、S、V、Z，请改正"),
    gettext_noop("统一社会信用代码的校验码不符，可能有一位写错，请对照营业执照逐位核对"),
    gettext_noop("电子证照标识的校验码不符，请重新扫描或逐位核对"),
    gettext_noop("这不是电子证照标识，请扫描证照上的二维码"),
    gettext_noop("行政区划代码应为 2、4、6、9 或 12 位数字"),
    gettext_noop("金额请填写数字，最多两位小数，例如 80.50"),
    gettext_noop("含有无法识别的字符，请删除后重新输入"),
)
OF_REGISTERS = (
    gettext_noop("“%(dataset)s”还没有核验"),
    gettext_noop("在“%(dataset)s”中没有查到对应的记录"),
    gettext_noop("今天核验他人信息的次数已经用完，请明天再试，或者按提示用其他方式提供。"),
    gettext_noop("“%(dataset)s”暂时连接不上，不影响您办理，请按提示用其他方式提供。"),
    gettext_noop("“%(dataset)s”响应太慢，不影响您办理，请按提示用其他方式提供。"),
    gettext_noop("“%(dataset)s”返回的内容无法识别，不影响您办理，请按提示用其他方式提供。"),
    gettext_noop(
        "“%(dataset)s”返回的记录与查询对象不符，已停止使用并转请核查，不影响您办理，请按提示用其他方式提供。"
    ),
    gettext_noop("“%(dataset)s”没有接受这次查询，不影响您办理，请按提示用其他方式提供。"),
    gettext_noop(
        "“%(dataset)s”近期多次查询失败，正在等待恢复，不影响您办理，请按提示用其他方式提供。"
    ),
)
OF_HANDING_IN = (
    gettext_noop("按您目前的情况，还不能办理“%(name)s”"),
    gettext_noop("“%(name)s”现在不受理申请：%(reason)s"),
    gettext_noop("已经不在办理目录里"),
    gettext_noop("请至少选择一个可以办理的事项"),
    gettext_noop("请回答：%(question)s"),
    gettext_noop("请填写“%(label)s”"),
    gettext_noop("请提交“%(name)s”"),
    gettext_noop("请阅读并确认“%(name)s”的告知承诺"),
)
OF_FILES = (
    gettext_noop("“%(name)s”超过 %(limit)s，请压缩后再上传"),
    gettext_noop("这个文件是空的。请重新选择文件再上传。"),
    gettext_noop("文件太大，无法上传。请压缩，或拍照时选择较低的清晰度后再上传。"),
    gettext_noop("只能上传 JPG、PNG 图片或 PDF 文件。请转换格式，或直接拍照上传。"),
    gettext_noop("文件的扩展名与实际内容不一致。请用正确的格式另存后再上传。"),
    gettext_noop("图片的尺寸过大。请缩小图片，或拍照时选择较低的清晰度后再上传。"),
    gettext_noop("不能上传动态图片。请保存为普通图片后再上传。"),
    gettext_noop("PDF 的页数太多。请只保留需要的页面，或分成几个文件上传。"),
    gettext_noop("这个 PDF 过于复杂，无法安全处理。请用“打印为 PDF”另存后再上传。"),
    gettext_noop("这个 PDF 设有密码或加密保护。请取消加密，另存一份后再上传。"),
    gettext_noop("文件已损坏或不完整，无法打开。请重新导出、扫描或拍照后再上传。"),
    gettext_noop("这个 PDF 含有脚本或自动动作。请用“打印为 PDF”另存后再上传。"),
    gettext_noop("这个 PDF 夹带了附件，不能接收。请去掉附件，把每份材料单独上传。"),
    gettext_noop("文件处理超时。请用“打印为 PDF”或截图另存一份较小的文件后再上传。"),
)
OF_SOURCES = (gettext_noop("本地配置（%(note)s）"),)
PATTERNS = (
    *OF_CLOCKS,
    *OF_EVIDENCE,
    *OF_VALUES,
    *OF_REGISTERS,
    *OF_HANDING_IN,
    *OF_FILES,
    *OF_SOURCES,
)

_BLANK = re.compile(r"%\((\w+)\)s")
_AND = "；"


def said(
    sentence: str, *, patterns: tuple[str, ...] = PATTERNS, part: Callable[[str], str] = city_words
) -> str:
    """Return a sentence of the core in the reader's language; `part` says what is in its blanks."""
    if (get_language() or "").startswith("zh"):
        return sentence
    sentences = sentence.split(_AND)
    told = [_told(one, patterns, part) for one in sentences]
    if len(told) > 1 and all(map(ne, told, sentences)):
        return "; ".join(told)
    return _told(sentence, patterns, part)


def _told(sentence: str, patterns: tuple[str, ...], part: Callable[[str], str]) -> str:
    for pattern, shape in _shapes(patterns):
        found = shape.fullmatch(sentence)
        if found:
            return gettext(pattern) % {name: part(one) for name, one in found.groupdict().items()}
    return sentence


def refusal(error: InvalidValue) -> str:
    """Return what to tell the reader of a value that was refused."""
    return said(sentence_for(error))


@cache
def _shapes(patterns: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each pattern with the expression that its sentences match, the most fixed first."""
    return tuple((pattern, _shape(pattern)) for pattern in sorted(patterns, key=_freedom))


def _freedom(pattern: str) -> tuple[int, int]:
    """Return how much a pattern leaves open: its blanks, then how little it says."""
    return len(_BLANK.findall(pattern)), -len(_BLANK.sub("", pattern))


def _shape(pattern: str) -> re.Pattern[str]:
    parts = _BLANK.split(pattern)  # fixed words and names in turn
    return re.compile(
        "".join(
            f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
        )
    )
