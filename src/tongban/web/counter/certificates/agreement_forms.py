"""Forms about other regions (互认表单): an agreement on a type, a certificate of theirs."""

from django import forms
from django.utils.translation import gettext

from tongban.core.catalog.evidence import Trust
from tongban.core.certificates.types import CertificateType
from tongban.web.components.forms import PlainForm, UploadField

TRUSTS = (Trust.ISSUED, Trust.CHECKED)
_MOST_BYTES = 256 * 1024
_FIELD = "field-"


class AgreementForm(PlainForm):
    """With whom, on which of their types, and what they call each of our fields."""

    def __init__(self, kind: CertificateType, *args: object) -> None:
        self._kind = kind
        super().__init__(*args)

    def questions(self) -> dict[str, forms.Field]:
        """Return the questions, one for each field of our type."""
        asked: dict[str, forms.Field] = {
            "region": forms.RegexField(
                "^[0-9]{2,12}$",
                label=gettext("地区代码"),
                help_text=gettext("行政区划代码的开头，例如 5198。"),
                error_messages={"invalid": gettext("地区代码只写数字")},
            ),
            "region_name": forms.CharField(label=gettext("地区名称"), max_length=100),
            "foreign_type": forms.RegexField(
                "^[0-9A-Z]{1,36}$",
                label=gettext("对方的证照类型代码"),
                error_messages={"invalid": gettext("类型代码只写大写字母和数字")},
            ),
            "trust": forms.ChoiceField(
                label=gettext("可信等级"),
                choices=[
                    (Trust.ISSUED.grade, gettext("A　等同本机关签发")),
                    (Trust.CHECKED.grade, gettext("B　等同窗口核对过原件")),
                ],
                widget=forms.RadioSelect,
            ),
            "keys": UploadField(
                label=gettext("对方公布的公钥清单"), limit=_MOST_BYTES, kinds=("json",)
            ),
        }
        mapped = {
            f"{_FIELD}{one.code}": forms.CharField(
                label=gettext("“%(name)s”对方的字段") % {"name": one.label},
                required=False,
                max_length=100,
            )
            for one in self._kind.fields
        }
        return asked | mapped

    @property
    def mapped(self) -> dict[str, str]:
        """Return which of their fields is which of ours."""
        said = self.cleaned_data
        codes = (one.code for one in self._kind.fields)
        return {said[f"{_FIELD}{one}"]: one for one in codes if said[f"{_FIELD}{one}"]}


class SealedForm(PlainForm):
    """A certificate of theirs."""

    def questions(self) -> dict[str, forms.Field]:
        """Return the one question."""
        file = UploadField(label=gettext("对方的证照文件"), limit=_MOST_BYTES, kinds=("json",))
        return {"file": file}
