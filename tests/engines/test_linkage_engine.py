"""Splink weighs a pair as core does; keys join first; prepared values compare across registers."""

import math
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linkage_strategies import FIELDS, MODEL, records

from tongban.core.linkage.clusters import clusters
from tongban.core.linkage.judging import judge
from tongban.core.linkage.thresholds import score_at
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.identity import make_example_number
from tongban.engines.linkage import preparing
from tongban.engines.linkage.compiling import column
from tongban.engines.linkage.databases import InDuckDB
from tongban.engines.linkage.estimating import labelled, learn
from tongban.engines.linkage.linking import link, linked

LOW = MODEL.with_thresholds(link_from=8, review_from=-60)


def loaded(drawn):
    database = InDuckDB()
    database.load("people", FIELDS, ((f"r{place}", one) for place, one in enumerate(drawn)))
    return database


def paired(database, model=LOW, **how):
    return {
        (min(pair.one, pair.other), max(pair.one, pair.other)): pair.weight
        for pair in link(database, "people", model, **how)
    }


@settings(max_examples=6, deadline=None)
@given(st.lists(records, min_size=12, max_size=24))
def test_a_pair_weighs_in_the_database_what_it_weighs_in_core(drawn):
    database = loaded(drawn)
    by_name = {f"r{place}": one for place, one in enumerate(drawn)}
    groups = clusters(pair for pair, weight in paired(database).items() if weight is None)
    together = {name: names for names in groups for name in names}

    found = paired(database)
    for (one, other), weight in found.items():
        if weight is not None:
            judged = judge(MODEL, by_name[one], by_name[other])
            assert math.isclose(weight, judged.weight, abs_tol=1e-9)
            assert not judged.key
    for one, first in by_name.items():
        for other, second in by_name.items():
            if one < other and judge(MODEL, first, second).key:
                assert together[one] is together[other]
            elif one < other and together.get(one) is not together.get(other, ()):
                agree = any(
                    all(first[name] is not None and first[name] == second[name] for name in block)
                    for block in MODEL.blocks
                )
                if agree:
                    assert (one, other) in found


def test_two_keys_join_in_turn_what_neither_joins_alone():
    chain = [
        {"number": "1", "name": "甲"},
        {"number": "1", "name": "甲", "sound": "x", "birth_date": "b"},
        {"number": "2", "name": "乙", "sound": "x", "birth_date": "b"},
        {"number": "2", "name": "乙"},
        {"number": "3", "name": "丙"},
    ]
    model = type(MODEL)(
        **{name: getattr(MODEL, name) for name in MODEL.__dataclass_fields__ if name != "keys"},
        keys=(("number", "name"), ("sound", "birth_date")),
    )
    assert linked(loaded(chain), "people", model) == (frozenset({"r0", "r1", "r2", "r3"}),)


def test_a_later_run_weighs_only_pairs_with_something_new():
    same = {"name": "甲", "sound": "jia", "birth_date": "1990-01-31"}
    database = loaded([same, same, same])

    assert len(paired(database)) == 3
    fresh = paired(database, fresh="record_id = 'r2'")
    assert set(fresh) == {("r0", "r2"), ("r1", "r2")}


def test_a_field_of_a_model_cannot_carry_a_query():
    with pytest.raises(InvalidValue):
        column("name; drop table people")


def invented(chance, people):
    """Return records of people, half of them twice with a slip, and the true pairs."""
    rows, true = [], []
    for place in range(people):
        born = date(1950 + place % 50, place % 12 + 1, place % 28 + 1)
        name = chance.choice("王李张刘陈") + chance.choice("伟芳娜敏静") + chance.choice("国华英军")
        number = str(make_example_number(birth_date=born, order=place % 1000))
        first = {"number": number, "name": name, "birth_date": born.isoformat()}
        rows.append(first)
        if place % 2:
            slip = number[:15] + chance.choice("0123456789") + number[16:]
            rows.append({**first, "number": slip})
            true.append((f"r{len(rows) - 2}", f"r{len(rows) - 1}"))
    return [{**row, "sound": preparing.sound(row["name"])} for row in rows], true


def test_lines_chosen_on_one_half_hold_on_the_other():
    training, true = invented(random.Random(1), 300)
    trained = loaded(training)
    learned = learn(trained, "people", MODEL, true, drawn=100_000)
    unseen, other_true = invented(random.Random(2), 300)
    pairs = list(labelled(loaded(unseen), "people", learned.model, other_true))

    score = score_at(pairs, learned.model.link_from)
    assert learned.model.link_from >= learned.model.review_from
    assert score.precision > 0.98
    assert score.recall > 0.95


OLD = "519901900131234"
NEW = str(make_example_number(birth_date=date(1990, 1, 31), order=234))


@pytest.mark.parametrize(
    ("read", "written", "meant"),
    [
        (preparing.citizen_number, OLD, NEW),
        (preparing.citizen_number, "519901199001310000", None),
        (preparing.citizen_number, None, None),
        (preparing.credit_code, "not one", None),
        (preparing.person_name, " 歐陽 · 麗娟 ", "欧阳丽娟"),
        (preparing.person_name, "·", None),
        (preparing.organisation_name, "明川市青禾商贸有限公司", "明川市青禾商贸"),
        (preparing.organisation_name, "有限公司", "有限公司"),
        (preparing.sound, "王晓明", "wang xiao ming"),
        (preparing.day, "1990年1月5日", "1990-01-05"),
        (preparing.day, "19900105", "1990-01-05"),
        (preparing.day, "1990-02-30", None),
        (preparing.day, "去年", None),
        (preparing.phone, "+86 100-0000 0001", "10000000001"),
        (preparing.address, "明川市 東城區临江路三十二号", "明川市东城区临江路32号"),
        (preparing.street, "明川市东城区临江路32号", "明川市东城区临江路"),
        (preparing.street, "某处", None),
        (preparing.code, " 明川 a１ ", "明川A1"),
    ],
)  # fmt: skip
def test_values_are_brought_to_one_way_of_writing(read, written, meant):
    assert read(written) == meant


def test_a_person_is_comparable_whatever_the_register_leaves_out():
    by_old_number = preparing.person({"number": OLD, "name": "張偉"})
    by_new = preparing.person({"number": by_old_number["number"], "name": "张伟", "sex": "女"})

    assert by_old_number["number"] == by_new["number"]
    assert by_old_number["name"] == "张伟"
    assert by_old_number["birth_date"] == "1990-01-31"
    assert by_old_number["sex"] == by_new["sex"] == "F"
    assert preparing.person({})["sex"] is None


def test_organisations_and_things_are_comparable_too():
    shop = preparing.organisation({"name": "青禾商貿有限公司", "representative": "張 偉"})
    assert (shop["name"], shop["representative"]) == ("青禾商贸", "张伟")
    home = preparing.thing({"number": "明川 001", "address": "临江路3号", "holder_name": "張偉"})
    assert (home["number"], home["street"]) == ("明川001", "临江路")
