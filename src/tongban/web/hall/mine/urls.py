"""Addresses under 我的."""

from django.urls import URLPattern, path

from tongban.web.hall.mine import (
    acting,
    again,
    cases,
    correcting,
    delivering,
    downloads,
    filings,
    handing_in,
    mode_acts,
    newer_version,
    overview,
    rating,
    together,
    withdrawing,
)

patterns: list[URLPattern] = [
    path("my/", overview.mine, name="mine"),
    path("my/acting-for/", acting.acting, name="acting"),
    path("my/filings/<uuid:filing_id>/", filings.filing, name="filing"),
    path("my/filings/<uuid:filing_id>/together/", together.together, name="together"),
    path(
        "my/filings/<uuid:filing_id>/visit/confirm/",
        together.confirm_visit,
        name="confirm_visit",
    ),
    path(
        "my/filings/<uuid:filing_id>/visit/decline/",
        together.decline_visit,
        name="decline_visit",
    ),
    path("my/cases/<uuid:case_id>/", cases.case, name="case"),
    path("my/cases/<uuid:case_id>/correct/", correcting.correct, name="correct"),
    path("my/cases/<uuid:case_id>/papers/", handing_in.hand_in, name="hand_in"),
    path("my/cases/<uuid:case_id>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("my/cases/<uuid:case_id>/delivery/", delivering.deliver_to_me, name="deliver_to_me"),
    path("my/cases/<uuid:case_id>/version/", newer_version.newer_version, name="newer_version"),
    path("my/cases/<uuid:case_id>/again/", again.again, name="apply_again"),
    path("my/cases/<uuid:case_id>/human/", mode_acts.ask_human, name="ask_human"),
    path("my/cases/<uuid:case_id>/rectify/", mode_acts.rectify, name="rectify"),
    path(
        "my/cases/<uuid:case_id>/promise/",
        mode_acts.take_back_promise,
        name="take_back_promise",
    ),
    path("my/cases/<uuid:case_id>/rate/", rating.rate, name="rate"),
    path("my/vouchers/<uuid:voucher_id>/", downloads.voucher, name="voucher"),
    path("my/files/<uuid:file_id>/", downloads.file, name="file"),
]
