"""诉求和差评指标: each a share of what it is a share of, whatever happened."""

from tongban.core.performance.heard import ORDER_MEASURES, POOR_MEASURES, Heard

TALLY = {
    Heard.OPENED: 10, Heard.APART: 8, Heard.HANDED: 7, Heard.IN_TIME: 5, Heard.LATE: 2,
    Heard.ENDED: 5, Heard.CALLED_BACK: 4, Heard.SATISFIED: 3, Heard.REOPENED: 1, Heard.MERGED: 2,
    Heard.STANDING: 9, Heard.APPEALED: 2, Heard.STRUCK: 1,
}  # fmt: skip


def read(measures, tally=TALLY):
    return {one.code: tuple(one.of(tally)) for one in measures}


def test_work_orders_are_read_without_those_that_said_the_same():
    assert read(ORDER_MEASURES) == {
        "answered_in_time": (5, 7),
        "ended": (5, 8),
        "called_back": (4, 5),
        "satisfied": (3, 4),
        "reopened": (1, 8),
        "repeated": (2, 10),
    }


def test_poor_ratings_are_read_without_those_that_an_appeal_struck():
    assert read(POOR_MEASURES) == {
        "put_right": (5, 9),
        "put_right_in_time": (5, 7),
        "poor_called_back": (4, 5),
        "appeals_upheld": (1, 2),
    }


def test_nothing_said_is_no_share():
    found = [one.of({}) for one in (*ORDER_MEASURES, *POOR_MEASURES)]

    assert all(one.share is None for one in found)
    assert all(one.formula and one.basis and one.name for one in ORDER_MEASURES)
