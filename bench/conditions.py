"""What a verdict over thirty conditions costs, beside two rules engines on the same conditions.

Run: `python -m bench.conditions`. Rounds of all contestants are interleaved and each keeps its best
round of CPU time, so that a busy machine slows all alike: trust the ratios. Two limits of Python
stand beside the engines: the same conditions as one written by hand would put them, without a
thought for blanks or values of another kind, and the mere reading of their values. That a value
costs more among 3,000 than among 30 is the price of memory past the nearest cache.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import cycle, islice
from operator import itemgetter
from typing import Any

import zen
from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.fields import FIELD_NO_INPUT
from business_rules.variables import (
    BaseVariables,
    boolean_rule_variable,
    numeric_rule_variable,
    string_rule_variable,
)

from tongban.core.catalog.conditions.compiled import compile_item
from tongban.core.catalog.conditions.explain import explain_each
from tongban.core.catalog.conditions.nodes import Condition, Truth
from tongban.core.catalog.conditions.text import parse

TODAY = date(2026, 9, 15)
ROUNDS = 9
SIX = ("number", "yes", "choice", "range", "text", "no")
"""Kinds of conditions in turn, in the proportion of a licence with many premises conditions."""

PEOPLE = 7
"""How many different people take turns, so that no result can be remembered instead of found."""

Contest = Mapping[str, tuple[Callable[[Any], Any], Sequence[Any]]]
"""What each contestant does, and to whom, one after another."""


def kind_of(index: int) -> str:
    return SIX[index % len(SIX)]


def text_of(index: int) -> str:
    code = f"premises.e{index}"
    return {
        "number": f"{code} >= {50 + index}",
        "yes": f"{code} = yes",
        "choice": f'{code} in {{"shop", "works"}}',
        "range": f"{code} between 16 and 60",
        "text": f'{code} = "ready"',
        "no": f"{code} = no",
    }[kind_of(index)]


def value_of(index: int, person: int) -> Any:
    return {
        "number": 80 + index + person,
        "yes": True,
        "choice": ("shop", "works")[person % 2],
        "range": 30 + person,
        "text": "ready",
        "no": False,
    }[kind_of(index)]


def conditions(count: int) -> tuple[list[Condition], list[dict[str, Any]]]:
    """Return conditions of six kinds in turn, and people who meet them all, each in their way."""
    return (
        [parse(text_of(index)) for index in range(count)],
        [
            {f"premises.e{index}": value_of(index, person) for index in range(count)}
            for person in range(PEOPLE)
        ],
    )


def in_turn(everybody: Sequence[Any], times: int) -> list[Any]:
    """Return as many people as there are times, all in turn."""
    return list(islice(cycle(everybody), times))


# Peers


def zen_contestant(count: int, times: int) -> tuple[Callable[[Any], Any], list[Any]]:
    """Return a zen decision of one table with one row, whose cells are the conditions."""
    cells = {
        "number": lambda i: f">= {50 + i}",
        "yes": lambda _: "true",
        "choice": lambda _: "'shop', 'works'",
        "range": lambda _: "[16..60]",
        "text": lambda _: "'ready'",
        "no": lambda _: "false",
    }
    inputs = [{"id": f"i{i}", "name": f"e{i}", "field": f"e{i}"} for i in range(count)]
    rule = {"_id": "r", "met": "true"} | {f"i{i}": cells[kind_of(i)](i) for i in range(count)}
    table = {
        "hitPolicy": "first",
        "inputs": inputs,
        "outputs": [{"id": "met", "name": "met", "field": "met"}],
        "rules": [rule],
    }
    place = {"position": {"x": 0, "y": 0}}
    decision = zen.ZenEngine().create_decision(
        {
            "nodes": [
                {"id": "in", "type": "inputNode", "name": "in", **place},
                {"id": "t", "type": "decisionTableNode", "name": "t", "content": table, **place},
                {"id": "out", "type": "outputNode", "name": "out", **place},
            ],
            "edges": [
                {"id": "a", "sourceId": "in", "targetId": "t", "type": "edge"},
                {"id": "b", "sourceId": "t", "targetId": "out", "type": "edge"},
            ],
        }
    )
    everybody = [{f"e{i}": value_of(i, person) for i in range(count)} for person in range(PEOPLE)]
    assert all(decision.evaluate(values)["result"]["met"] is True for values in everybody)
    return decision.evaluate, in_turn(everybody, times)


def business_rules_contestant(count: int, times: int) -> tuple[Callable[[Any], Any], list[Any]]:
    """Return a run of business-rules over one rule with all conditions."""
    decorators = {
        "number": numeric_rule_variable,
        "range": numeric_rule_variable,
        "yes": boolean_rule_variable,
        "no": boolean_rule_variable,
        "choice": string_rule_variable,
        "text": string_rule_variable,
    }

    def reader(index: int) -> Callable[[Any], Any]:
        def read(variables: Any) -> Any:
            return variables.values[index]

        read.__name__ = f"e{index}"
        return decorators[kind_of(index)]()(read)

    variables = type(
        "Variables", (BaseVariables,), {f"e{index}": reader(index) for index in range(count)}
    )
    everybody = [variables() for _ in range(PEOPLE)]
    for person, one in enumerate(everybody):
        one.values = [value_of(index, person) for index in range(count)]
    met = []

    class Actions(BaseActions):
        @rule_action(params={})
        def meet(self) -> None:
            met.append(True)

    rule = {
        "conditions": {"all": [one for index in range(count) for one in _rule_lines(index)]},
        "actions": [{"name": "meet", "params": {}}],
    }
    actions = Actions()
    assert all(run_all([rule], one, actions) for one in everybody)
    return lambda one: run_all([rule], one, actions), in_turn(everybody, times)


def _rule_lines(index: int) -> list[dict[str, Any]]:
    wanted: dict[str, list[tuple[str, Any]]] = {
        "number": [("greater_than_or_equal_to", 50 + index)],
        "yes": [("is_true", FIELD_NO_INPUT)],
        "no": [("is_false", FIELD_NO_INPUT)],
        "choice": [("matches_regex", "^(shop|works)$")],
        "range": [("greater_than_or_equal_to", 16), ("less_than_or_equal_to", 60)],
        "text": [("equal_to", "ready")],
    }
    return [
        {"name": f"e{index}", "operator": operator, "value": value}
        for operator, value in wanted[kind_of(index)]
    ]


# Limits


def by_hand(count: int) -> Callable[[dict[str, Any]], Any]:
    """Return the conditions as one Python expression that trusts its values."""
    tests = {
        "number": lambda i, value: f"{value} >= {50 + i}",
        "yes": lambda _, value: value,
        "choice": lambda _, value: f'{value} in {{"shop", "works"}}',
        "range": lambda _, value: f"16 <= {value} <= 60",
        "text": lambda _, value: f'{value} == "ready"',
        "no": lambda _, value: f"not {value}",
    }
    written = (tests[kind_of(i)](i, f"values['premises.e{i}']") for i in range(count))
    return eval(f"lambda values: {' and '.join(written)}")  # noqa: S307 - written above


def mere_reading(count: int) -> Callable[[dict[str, Any]], Any]:
    """Return the reading of all values at once, in C."""
    return itemgetter(*(f"premises.e{index}" for index in range(count)))


# Measuring


def own_contestants(count: int) -> Contest:
    several, everybody = conditions(count)
    verdict, hand = compile_item(several), by_hand(count)
    last = f"premises.e{count - 1}"
    blank = [{code: one[code] for code in one if code != last} for one in everybody]
    assert all(verdict(values, TODAY, {}) is hand(values) is True for values in everybody)
    assert all(verdict(values, TODAY, {}) is None for values in blank)
    assert {
        explanation.truth
        for values in everybody
        for explanation in explain_each(several, values, today=TODAY)
    } == {Truth.MET}
    often, seldom = in_turn(everybody, 60_000 // count), in_turn(everybody, 6_000 // count)
    return {
        "compiled, all known": (lambda values: verdict(values, TODAY, {}), often),
        "compiled, one blank": (
            lambda values: verdict(values, TODAY, {}),
            in_turn(blank, 60_000 // count),
        ),
        "written by hand": (hand, often),
        "values merely read": (mere_reading(count), often),
        "explained": (lambda values: explain_each(several, values, today=TODAY), seldom),
    }


def measure(contest: Contest) -> dict[str, float]:
    """Return µs of CPU time a call, the best of interleaved rounds."""
    best = dict.fromkeys(contest, float("inf"))
    for _ in range(ROUNDS):
        for name, (call, everybody) in contest.items():
            start = time.process_time_ns()
            for person in everybody:
                call(person)
            spent = (time.process_time_ns() - start) / len(everybody) / 1000
            best[name] = min(best[name], spent)
    return best


def main() -> None:
    contest = {
        **own_contestants(30),
        "zen-engine": zen_contestant(30, 200),
        "business-rules": business_rules_contestant(30, 50),
    }
    measured = measure(contest)
    compiled = measured["compiled, all known"]
    print("thirty conditions, one verdict         µs   × compiled")
    for name, micros in measured.items():
        print(f"  {name:30} {micros:9.2f} {micros / compiled:11.1f}")
    print("\ngrowth                          µs       µs per condition")
    for times in (1, 10, 100):
        for name, micros in measure(own_contestants(30 * times)).items():
            print(f"  {30 * times:5} × {name:22} {micros:9.2f} {micros / 30 / times:9.4f}")


if __name__ == "__main__":
    main()
