"""Sentences (提示语) for a value that was refused: what is wrong and what to do next, in Chinese.

A page puts the sentence beside the field; it never shows `str(exception)`.
"""

from typing import Final

from tongban.core.vocabulary.errors import InvalidValue, Reason

_UNCLEAR: Final = "这一项填写有误，请检查后重新填写"

_GENERAL: Final = {
    Reason.EMPTY: "请填写这一项",
    Reason.TOO_LONG: "内容太长，请删减后重新填写",
    Reason.LENGTH: "位数不对，请核对后重新填写",
    Reason.CHARACTER: "含有不能使用的字符，请改正后重新填写",
    Reason.CHECK: "校验码不符，可能有一位写错，请逐位核对",
    Reason.DATE: "其中的日期不存在，请核对后重新填写",
    Reason.RANGE: "超出允许的范围，请核对后重新填写",
    Reason.FORMAT: "格式不对，请按示例重新填写",
    Reason.CONTRADICTION: "前后矛盾，请核对后重新填写",
}

_PARTICULAR: Final = {
    ("citizen number", Reason.EMPTY): "请填写公民身份号码",
    ("citizen number", Reason.LENGTH): "公民身份号码应为 18 位，请核对是否多写或少写",
    ("citizen number", Reason.CHARACTER): "公民身份号码只有数字，最后一位可以是 X，请改正",
    (
        "citizen number",
        Reason.CHECK,
    ): "公民身份号码的校验码不符，可能有一位写错，请对照证件逐位核对",
    ("citizen number", Reason.DATE): "公民身份号码中的出生日期不存在，请对照证件核对第 7 至 14 位",
    ("citizen number", Reason.RANGE): "公民身份号码的前两位不是省份代码，请对照证件核对",
    ("credit code", Reason.EMPTY): "请填写统一社会信用代码",
    ("credit code", Reason.LENGTH): "统一社会信用代码应为 18 位，请核对是否多写或少写",
    ("credit code", Reason.CHARACTER): (
        "统一社会信用代码只有数字和大写字母，不含 I、O、S、V、Z，请改正"
    ),
    ("credit code", Reason.CHECK): (
        "统一社会信用代码的校验码不符，可能有一位写错，请对照营业执照逐位核对"
    ),
    ("certificate number", Reason.CHECK): "电子证照标识的校验码不符，请重新扫描或逐位核对",
    ("certificate number", Reason.FORMAT): "这不是电子证照标识，请扫描证照上的二维码",
    ("area code", Reason.LENGTH): "行政区划代码应为 2、4、6、9 或 12 位数字",
    ("money", Reason.FORMAT): "金额请填写数字，最多两位小数，例如 80.50",
    ("text", Reason.CHARACTER): "含有无法识别的字符，请删除后重新输入",
}


def sentence_for(error: InvalidValue) -> str:
    """Return what to tell the reader; a reason that is a Chinese sentence is told as it is."""
    if not error.reason.isascii():
        return error.reason
    if error.reason not in set(Reason):
        return _UNCLEAR
    reason = Reason(error.reason)
    return _PARTICULAR.get((error.kind, reason), _GENERAL[reason])
