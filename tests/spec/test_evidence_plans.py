"""Evidence plans (材料免提交): nobody is asked for what the government can find itself."""

from datetime import date

from guidework import (
    catalogue,
    circumstances,
    dataset,
    fact,
    form_field,
    holding,
    item,
    requirement,
)

from tongban.core.catalog.evidence import Trust
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.outcomes import EvidenceLine, Guide, Way
from tongban.core.guides.resolve import resolve
from tongban.core.people.facts import FactSource
from tongban.core.people.holdings import HoldingKind

REGISTER = dataset("register", proves=("deed",))


def resolved(matter: ServiceItem, person: Circumstances | None = None) -> Guide:
    return resolve(matter, person or circumstances(), catalogue([matter], [REGISTER]))


def only_line(need: object, person: Circumstances | None = None) -> EvidenceLine:
    [line] = resolved(item(requirements=(need,)), person).evidence
    return line


def asked_in_turn(matter: ServiceItem, answers: dict[str, object]) -> list[str]:
    told: dict[str, object] = {}
    while question := resolved(matter, circumstances(told)).next_question:
        told[question.element] = answers[question.element]
    return list(told)


# What is brought


def test_what_is_not_needed_is_not_asked_for() -> None:
    line = only_line(requirement("deed", when="a.yes"), circumstances({"a.yes": False}))

    assert (line.way, line.asked) == (Way.NOT_NEEDED, ())


def test_what_may_be_needed_is_told_as_undecided() -> None:
    assert only_line(requirement("deed", when="a.yes")).way is Way.UNDECIDED


def test_what_sharing_provides_is_not_collected_again() -> None:
    person = circumstances({"id.number": "5199"}, available=frozenset({"register"}))

    line = only_line(requirement("deed"), person)

    assert (line.way, line.origin, line.asked) == (Way.SHARED, "register", ())


def test_a_register_that_serves_all_that_a_document_proves_spares_it() -> None:
    matter = item(requirements=(requirement("report"),))
    city = catalogue([matter], [dataset("survey", keys=(), serves=("p.area", "p.rent"))])

    [line] = resolve(matter, circumstances(available=frozenset({"survey"})), city).evidence

    assert line.way is Way.SHARED


def test_a_register_that_serves_only_part_does_not_spare_the_document() -> None:
    matter = item(requirements=(requirement("report"),))
    city = catalogue([matter], [dataset("survey", keys=(), serves=("p.area",))])

    [line] = resolve(matter, circumstances(available=frozenset({"survey"})), city).evidence

    assert line.way is Way.UPLOADED


def test_a_register_that_is_down_never_becomes_a_refusal() -> None:
    person = circumstances(
        {"id.number": "5199"},
        available=frozenset({"register"}),
        unavailable={"register": "登记系统正在维护"},
        holdings=(holding("deed"),),
    )

    line = only_line(requirement("deed"), person)

    assert line.way is Way.HELD
    assert [passed.why for passed in line.passed_over] == ["登记系统正在维护"]


def test_a_register_cannot_be_searched_without_its_keys() -> None:
    line = only_line(requirement("deed"), circumstances(available=frozenset({"register"})))

    assert line.way is Way.UPLOADED
    assert "id.number" in line.passed_over[0].why


def test_a_key_that_the_form_asks_for_will_be_known_in_time() -> None:
    matter = item(requirements=(requirement("deed"),), fields=(form_field("id.number"),))

    [line] = resolved(matter, circumstances(available=frozenset({"register"}))).evidence

    assert line.way is Way.SHARED


def test_a_register_that_is_not_shared_with_the_item_is_passed_over() -> None:
    line = only_line(requirement("deed"))

    assert [passed.way for passed in line.passed_over] == [Way.SHARED]


def test_ones_own_document_prevails_over_disputed_data() -> None:
    matter = item(requirements=(requirement("report"),))
    city = catalogue([matter], [dataset("survey", keys=(), proves=("report",))])
    disputed = {"p.area": fact("p.area", 90, FactSource.DISPUTED_BY_APPLICANT)}

    person = circumstances(facts=disputed, available=frozenset({"survey"}))
    [line] = resolve(matter, person, city).evidence

    assert line.way is Way.UPLOADED
    assert "异议" in line.passed_over[0].why


def test_a_certificate_in_force_is_used_as_it_is() -> None:
    line = only_line(requirement("lease"), circumstances(holdings=(holding("lease"),)))

    assert (line.way, line.origin) == (Way.HELD, "no-lease")


def test_a_certificate_that_is_expired_suspended_or_merely_uploaded_is_not_used() -> None:
    spent = (
        holding("lease", valid_until=date(2026, 9, 13)),
        holding("lease", usable=False),
        holding("lease", trust=Trust.UPLOADED),
    )

    line = only_line(requirement("lease"), circumstances(holdings=spent))

    assert line.way is Way.UPLOADED
    assert len(line.passed_over) == 3


def test_an_earlier_checked_document_is_reused() -> None:
    earlier = holding("lease", kind=HoldingKind.EARLIER_DOCUMENT, trust=Trust.CHECKED)

    assert only_line(requirement("lease"), circumstances(holdings=(earlier,))).way is Way.REUSED


def test_an_earlier_document_without_the_trust_wanted_is_not_reused() -> None:
    earlier = holding("lease", kind=HoldingKind.EARLIER_DOCUMENT, trust=Trust.CHECKED)
    need = requirement("lease", least_trust=Trust.ISSUED)

    line = only_line(need, circumstances(holdings=(earlier,)))

    assert (line.way, line.visit) == (Way.UPLOADED, True)
    assert line.passed_over[0].way is Way.REUSED


def test_a_promise_may_stand_for_a_document_that_may_be_declared() -> None:
    line = only_line(requirement("lease", declarable=True))

    assert (line.way, line.asked) == (Way.DECLARED, ())


def test_a_promise_is_closed_to_those_whose_credit_is_not_repaired() -> None:
    need = requirement("lease", declarable=True, primary=False, deferrable=True)

    line = only_line(need, circumstances(may_declare=False, may_defer=False))

    assert line.way is Way.UPLOADED
    assert [passed.way for passed in line.passed_over] == [Way.DECLARED, Way.DEFERRED]


def test_a_promise_never_stands_for_a_document_that_must_be_trusted() -> None:
    need = requirement("lease", declarable=True, least_trust=Trust.UPLOADED)

    assert only_line(need).way is Way.UPLOADED


def test_secondary_documents_may_follow_later() -> None:
    line = only_line(requirement("lease", primary=False, deferrable=True))

    assert (line.way, line.asked) == (Way.DEFERRED, ("lease",))


def test_an_original_to_be_seen_costs_a_visit() -> None:
    line = only_line(requirement("lease", original_seen=True))

    assert (line.way, line.visit) == (Way.UPLOADED, True)
    assert "窗口" in line.reason


def test_one_may_always_hand_in_ones_own_document() -> None:
    person = circumstances(holdings=(holding("lease"),), own_document=frozenset({"lease"}))

    assert only_line(requirement("lease"), person).way is Way.UPLOADED


def test_the_cheapest_of_several_lists_is_taken() -> None:
    need = requirement("proof", ("deed", "photo"), ("lease",), ("photo",))

    line = only_line(need, circumstances(holdings=(holding("lease"), holding("deed"))))

    assert (line.way, line.evidence) == (Way.HELD, ("lease",))


def test_of_a_list_only_what_is_missing_is_asked_for() -> None:
    need = requirement("proof", ("deed", "lease"))

    line = only_line(need, circumstances(holdings=(holding("lease"),)))

    assert (line.way, line.asked) == (Way.UPLOADED, ("deed",))


def test_a_list_wholly_supplied_takes_its_dearest_way() -> None:
    earlier = holding("lease", kind=HoldingKind.EARLIER_DOCUMENT, trust=Trust.CHECKED)
    need = requirement("proof", ("deed", "lease"))

    line = only_line(need, circumstances(holdings=(holding("deed"), earlier)))

    assert line.way is Way.REUSED
    assert line.reason.count("；") == 1
