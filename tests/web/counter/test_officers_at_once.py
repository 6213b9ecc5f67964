"""Two officers send the form of one case at the same moment: one acts, nobody loses a word."""

import pytest
from city.stories import FOOD_LICENCE
from city.together import at_once, failures
from web.counter.conftest import MARKET, open_work, words

from tongban.core.people.actors import Role
from tongban.store.cases.models import Case, CaseEvent

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 4


@pytest.fixture
def pair(seated):
    """Return two officers of the same post, each at a browser of their own."""
    return seated(MARKET, Role.WINDOW, staff="w1"), seated(MARKET, Role.WINDOW, staff="w2")


def filed_anew(citizen, outside) -> Case:
    return Case.objects.get(pk=FOOD_LICENCE.filed(citizen, outside).cases[0].id)


def test_of_two_refusals_at_once_one_counts_and_the_other_keeps_its_words(citizen, outside, pair):
    """F09."""
    for _ in range(ROUNDS):
        case = filed_anew(citizen, outside)
        work = open_work(case, MARKET)
        typed = ("经查场所不合格", "材料内容互相矛盾")

        def refuse(place: int, work=work, typed=typed):
            filled = {"reasons": typed[place], "other_articles": "《食品经营许可和备案管理办法》"}
            return pair[place].send(work, "refuse-acceptance", revision=1, **filled)

        answers = at_once(lambda refuse=refuse: refuse(0), lambda refuse=refuse: refuse(1))

        assert failures(answers) == []
        assert sorted(answer.status_code for answer in answers) == [302, 409]
        late = next(place for place, one in enumerate(answers) if one.status_code == 409)
        assert "办件刚刚有了变化" in words(answers[late])
        assert typed[late] in words(answers[late])
        refusal = CaseEvent.objects.get(case=case, name="acceptance_refused")
        assert refusal.content["body"]["reasons"] == [typed[1 - late]]


def test_a_double_click_is_one_act_and_both_clicks_are_answered_alike(citizen, outside, pair):
    for _ in range(ROUNDS):
        case = filed_anew(citizen, outside)
        work = open_work(case, MARKET)

        def accept(work=work):
            return pair[0].send(work, "accept", revision=1)

        answers = at_once(accept, accept)

        assert failures(answers) == []
        assert [answer.status_code for answer in answers] == [302, 302]
        assert CaseEvent.objects.filter(case=case, name="accepted").count() == 1
