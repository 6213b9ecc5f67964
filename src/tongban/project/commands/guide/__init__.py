"""``tongban guide`` (办事指南): the shortest lawful way, printed without a database.

Read in this order: `target` (which item or journey is meant), `answers` (what the person tells),
`resident` (what registers say of an invented person), `situation` (what the city can do),
`sentences` (words shared by both), `written` (for people) and `plain` (for programs).
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from tongban.adapters.catalogue_files import read_catalogue
from tongban.core.guides.resolve import resolve
from tongban.core.journeys.definitions import Journey
from tongban.core.journeys.resolve import resolve_journey
from tongban.examples.mingchuan import FOLDER
from tongban.project.clock import today
from tongban.project.commands.guide.answers import answers_from
from tongban.project.commands.guide.plain import plain_guide, plain_journey
from tongban.project.commands.guide.resident import known_of
from tongban.project.commands.guide.situation import chosen_items, circumstances_of, open_questions
from tongban.project.commands.guide.target import find_target
from tongban.project.commands.guide.written import written_guide, written_journey


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("guide", help="print the shortest way for an item or journey")
    parser.add_argument("name", help="name, everyday word or code, such as 开办餐饮店")
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="ELEMENT=VALUE",
        help="what is known, by label or code, such as 经营场所面积=80",
    )
    parser.add_argument(
        "--with",
        action="append",
        default=[],
        metavar="ITEM",
        dest="wanted",
        help="take an optional item too, or 'all'",
    )
    parser.add_argument(
        "--as", dest="resident", metavar="RESIDENT", help="as a resident of the example city"
    )
    parser.add_argument("--today", type=date.fromisoformat, help="the day of filing")
    parser.add_argument("--no-sharing", action="store_true", help="as if no register answered")
    parser.add_argument("--catalog", type=Path, default=FOLDER, metavar="FOLDER")
    parser.add_argument("--json", action="store_true", help="answer for programs")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Resolve and print."""
    city = read_catalogue(options.catalog)
    target = find_target(options.name, city)
    day = options.today or today()
    answers = answers_from(options.answer, target, city.catalogue, today=day)
    known, held = known_of(options.resident, city.catalogue, today=day)
    circumstances = circumstances_of(
        city.catalogue,
        {**known, **answers},
        held=held,
        day=day,
        sharing=not options.no_sharing,
    )
    remaining = open_questions(target, city.catalogue, circumstances, wanted=options.wanted)
    if isinstance(target, Journey):
        journey = resolve_journey(
            target,
            city.catalogue.items,
            circumstances,
            city.catalogue,
            chosen=chosen_items(target, city.catalogue, options.wanted),
        )
        lines = written_journey(journey, remaining, city.catalogue)
        plain = plain_journey(journey, remaining)
    else:
        guide = resolve(target, circumstances, city.catalogue)
        lines = written_guide(guide, remaining, circumstances, city.catalogue)
        plain = plain_guide(guide, remaining)
    text = json.dumps(plain, ensure_ascii=False, indent=2) if options.json else "\n".join(lines)
    sys.stdout.write(f"{text}\n")
    return 0
