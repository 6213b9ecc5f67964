"""The verdict in words (核验结论): one heading, what to do, and masked fields only."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.certificates.verification import Verification, VerificationCode
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import Page
from tongban.web.components.words import written_date


def answer_page(verification: Verification) -> Page:
    """Return what anyone may learn of a certificate."""
    heading, advice = words(verification.code)
    kinds = messages.NotificationKind
    kind = kinds.GOOD if verification.code.usable else kinds.ATTENTION
    return Page(
        title=heading,
        body=(
            messages.Notification(kind=kind, title=advice),
            *details(verification),
            navigation.Buttons(
                items=(navigation.Link(words=gettext("再核验一张"), href=reverse("hall:verify")),)
            ),
        ),
    )


def words(code: VerificationCode) -> tuple[str, str]:
    """Return the heading for a verdict and what to do about it."""
    compare = gettext("请核对下面的内容和对方出示的证照是否一致。")
    unusable = gettext("请不要凭它办事；有疑问可以联系颁发机构。")
    return {
        VerificationCode.VALID: (gettext("这张证照有效"), compare),
        VerificationCode.NOT_YET_VALID: (gettext("这张证照还没有生效"), unusable),
        VerificationCode.SUSPENDED: (gettext("这张证照已暂扣，暂时不能使用"), unusable),
        VerificationCode.REVOKED: (gettext("这张证照已撤销"), unusable),
        VerificationCode.STRIPPED: (gettext("这张证照已吊销"), unusable),
        VerificationCode.CANCELLED: (gettext("这张证照已注销"), unusable),
        VerificationCode.REPLACED: (
            gettext("这张证照已换发"),
            gettext("请对方出示换发后的新证照。"),
        ),
        VerificationCode.EXPIRED: (gettext("这张证照已过有效期"), unusable),
        VerificationCode.MOVED_AWAY: (
            gettext("这张证照已转出本地"),
            gettext("请到转入地的发证机关核验。"),
        ),
        VerificationCode.ALTERED: (
            gettext("证照内容和签发时不一致"),
            gettext("它可能被改动过。请不要凭它办事，并联系颁发机构。"),
        ),
        VerificationCode.UNKNOWN: (
            gettext("没有查到这张证照"),
            gettext("请检查证照标识是否写错，或者重新扫描二维码。"),
        ),
    }[code]


def details(verification: Verification) -> Iterator[Component]:
    """Yield what anyone may read of a certificate; nothing of one that was altered."""
    if not verification.name:
        return
    rows = [
        (gettext("证照名称"), verification.name),
        (gettext("持证人"), "、".join(verification.holders)),
        (gettext("颁发机构"), verification.issuer_name),
        *verification.fields.items(),
    ]
    if verification.valid_from is not None:
        rows.append((gettext("有效期"), _validity(verification)))
    yield lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )
    yield lists.Paragraph(body=gettext("为保护持证人，姓名和号码只显示一部分。"))
    if not verification.legal_effect:
        yield messages.WarningText(words=gettext("示范印章签发，不具法律效力。"))


def _validity(verification: Verification) -> str:
    start = written_date(verification.valid_from) if verification.valid_from else ""
    if verification.valid_until is None:
        return gettext("自%(day)s起长期有效") % {"day": start}
    return gettext("%(start)s至%(end)s") % {
        "start": start,
        "end": written_date(verification.valid_until),
    }
