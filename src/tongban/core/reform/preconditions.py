"""Kinds of measures (减负措施): what each reduces, and what the law wants before it is taken."""

import enum
from dataclasses import dataclass

from tongban.core.reform.figures import FigureKind
from tongban.core.vocabulary.citations import Citation, LegalLevel


class MeasureKind(enum.Enum):
    """How a burden is reduced (措施种类)."""

    DROP = "drop"
    SHARE = "share"
    DECLARE = "declare"
    DEFER = "defer"
    MERGE = "merge"
    PARALLELISE = "parallelise"
    ONLINE = "online"

    @property
    def label(self) -> str:
        """Return the kind in Chinese."""
        return _KINDS[self][0]

    @property
    def figure(self) -> FigureKind:
        """Return what it is taken for; the verdict holds it to this figure."""
        return _KINDS[self][1]

    @property
    def precondition(self) -> "Precondition":
        """Return what must hold first."""
        return _PRECONDITIONS[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Precondition:
    """What the law wants before a measure may be taken (法定前提)."""

    words: str
    basis: Citation


_KINDS = {
    MeasureKind.DROP: ("取消材料", FigureKind.DOCUMENTS),
    MeasureKind.SHARE: ("数据共享替代", FigureKind.DOCUMENTS),
    MeasureKind.DECLARE: ("告知承诺替代", FigureKind.DOCUMENTS),
    MeasureKind.DEFER: ("容缺后补", FigureKind.VISITS),
    MeasureKind.MERGE: ("合并环节", FigureKind.STEPS),
    MeasureKind.PARALLELISE: ("并联办理", FigureKind.DAYS),
    MeasureKind.ONLINE: ("全程网办", FigureKind.VISITS),
}
_REGULATION = LegalLevel.ADMINISTRATIVE_REGULATION
_PRECONDITIONS = {
    MeasureKind.DROP: Precondition(
        words="证明事项应当有法律、法规或者国务院决定依据；没有依据的不得索要。"
        "取消前确认没有别的法律要求这份材料。",
        basis=Citation(
            law="优化营商环境条例", number="国务院令第722号", article="44", level=_REGULATION
        ),
    ),
    MeasureKind.SHARE: Precondition(
        words="持有数据的部门应当共享，能够通过共享获取的不再向申请人收取。"
        "提供接口前确认共享属性、数据项齐全和更新周期。",
        basis=Citation(
            law="政务数据共享条例", number="国务院令第809号", article="19", level=_REGULATION
        ),
    ),
    MeasureKind.DECLARE: Precondition(
        words="直接涉及国家安全、公共安全、金融安全、生态环境和人身健康、"
        "生命财产安全的证明事项不适用告知承诺；申请人可以自主选择。",
        basis=Citation(
            law="关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见",
            number="国办发〔2020〕42号",
            level=LegalLevel.NORMATIVE_DOCUMENT,
        ),
    ),
    MeasureKind.DEFER: Precondition(
        words="主审要件不得容缺；要公布可容缺材料清单，并一次告知补交期限和后果。",
        basis=Citation.local("容缺受理材料清单"),
    ),
    MeasureKind.MERGE: Precondition(
        words="许可需要机关内设的多个机构办理的，应当确定一个机构统一办理；"
        "审查与决定仍须分离，听证、公示等法定步骤不得并掉。",
        basis=Citation(law="行政许可法", article="26", paragraph=1),
    ),
    MeasureKind.PARALLELISE: Precondition(
        words="由两个以上部门分别实施的许可可以联合、集中办理；"
        "后一环节不以前一环节的结论为依据时才能并联。",
        basis=Citation(law="行政许可法", article="26", paragraph=2),
    ),
    MeasureKind.ONLINE: Precondition(
        words="可靠的电子签名、电子印章和电子证照与纸质具有同等效力，"
        "可以据以全程网办；法律要求当面核验的除外。",
        basis=Citation(
            law="国务院关于在线政务服务的若干规定",
            number="国务院令第716号",
            article="10",
            level=_REGULATION,
        ),
    ),
}
