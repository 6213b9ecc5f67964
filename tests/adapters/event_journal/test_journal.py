"""The journal keeps whole lines from several writers, and says when the disk takes none."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from tongban.adapters.event_journal import EventJournal
from tongban.core.vocabulary.errors import Unavailable

DAY = date(2026, 9, 14)


def lines(folder, day=DAY):
    return [json.loads(line) for line in (folder / f"{day}.jsonl").read_text().splitlines()]


def test_each_day_has_its_file_and_each_line_is_one_message(tmp_path):
    journal = EventJournal(tmp_path / "events")
    journal.append(DAY, {"id": 1, "topic": "case.received"})
    journal.append(DAY, {"id": 2, "topic": "案件\n换行"})
    journal.append(date(2026, 9, 15), {"id": 3})

    assert lines(tmp_path / "events") == [
        {"id": 1, "topic": "case.received"},
        {"id": 2, "topic": "案件\n换行"},
    ]
    assert lines(tmp_path / "events", date(2026, 9, 15)) == [{"id": 3}]


def test_lines_from_several_writers_are_never_mixed(tmp_path):
    journal = EventJournal(tmp_path)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: journal.append(DAY, {"id": number}), range(200)))
    assert sorted(line["id"] for line in lines(tmp_path)) == list(range(200))


def test_the_journal_is_for_its_owner_only(tmp_path):
    EventJournal(tmp_path).append(DAY, {"id": 1})
    assert (tmp_path / f"{DAY}.jsonl").stat().st_mode & 0o077 == 0


def test_a_disk_that_does_not_take_it_is_unavailable_and_nothing_is_lost_silently(tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be")
    with pytest.raises(Unavailable):
        EventJournal(tmp_path / "taken").append(DAY, {"id": 1})
