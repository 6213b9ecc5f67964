"""What the three lists of materials are called (证照目录、线上材料、线下材料)."""

from django.utils.translation import gettext

from tongban.core.authoring.paper_lists import PaperList


def shelf_words(one: PaperList) -> str:
    """Return what a list is called."""
    return {
        PaperList.CERTIFICATES: gettext("证照目录"),
        PaperList.ONLINE: gettext("线上材料"),
        PaperList.OFFLINE: gettext("线下材料"),
    }[one]
