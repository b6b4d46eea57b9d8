"""JSON out and in again: the same field for field, and nothing that is not understood."""

import json
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given

from backcompanion.base.errors import KnownError
from backcompanion.history.exchange import json_text
from backcompanion.history.exchange.import_export import export_history, import_history
from backcompanion.history.exchange.import_report import ImportReport
from backcompanion.history.store import Store
from backcompanion.training.session.record import History
from support.contract import CONTRACT, history_schema, taken
from support.histories import exactly, histories, prescription, session, step
from support.moments import fixed_now
from support.places import DOCS
from support.thoroughness import examples

GOLDEN = sorted(
    (DOCS / "golden").glob("history-*.json"),
    # By the number of the release: as text, 0.10.0 would come before 0.2.0.
    key=lambda file: [int(n) for n in file.stem.removeprefix("history-").split(".")],
)


def test_the_contract_s_example(store: Store) -> None:
    assert taken(store, CONTRACT) == ImportReport(new=1, goals=1, breaks=1, preferences=True)
    text = "".join(json_text.serialize(store.read(steps=True)))
    assert json.loads(text) == CONTRACT
    history_schema().validate(json.loads(text))


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_files_of_every_release_are_read_in_full(golden: Path, store: Store) -> None:
    history_schema().validate(json.loads(golden.read_text(encoding="utf-8")))
    report = taken(store, golden.read_text(encoding="utf-8"))
    assert report.refused == ()
    export_history(store, store.path.parent / "out.json", report.person)
    out = (store.path.parent / "out.json").read_text(encoding="utf-8")
    assert json.loads(out) == json.loads(golden.read_text(encoding="utf-8"))


def test_this_release_writes_its_golden_file(store: Store) -> None:
    text = GOLDEN[-1].read_text(encoding="utf-8")
    export_history(store, store.path.parent / "out.json", taken(store, text).person)
    assert (store.path.parent / "out.json").read_text(encoding="utf-8") == text


@examples(60)
@given(histories)
def test_out_and_into_an_empty_folder_is_the_same(history: History) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "history.json"
        file.write_text("".join(json_text.serialize(history)), encoding="utf-8")
        history_schema().validate(json.loads(file.read_text(encoding="utf-8")))
        store = Store.open(Path(folder) / "data", now=fixed_now)
        report = import_history(store, file)
        assert (report.new, report.refused) == (len(history.sessions), ())
        assert exactly(store.read(steps=True)) == exactly(history)
        again = import_history(store, file)
        assert (again.new, again.already_there) == (0, len(history.sessions))
        assert store.close(60)


def test_a_session_in_progress_goes_out_as_far_as_it_is_written(store: Store) -> None:
    id_ = store.begin(prescription(), session().started_at)
    store.heartbeat(id_, 70.0)
    assert store.writer.flush(60)
    (entry,) = json.loads("".join(json_text.serialize(store.read(steps=True))))["sessions"]
    assert (entry["active_seconds"], entry["finished"]) == (70, False)
    assert len(entry["steps"]) == len(prescription().steps)


def without_id(**changes: object) -> dict[str, Any]:
    given = {k: v for k, v in CONTRACT["sessions"][0].items() if k != "id"}
    return {"format": "backcompanion/1", "sessions": [given | changes]}


def test_a_missing_id_is_made_from_the_rest(store: Store) -> None:
    assert taken(store, without_id()).new == 1
    assert taken(store, without_id()).already_there == 1
    # Left out, null or as it would be anyway: it is the same session.
    short = {k: v for k, v in without_id()["sessions"][0].items() if k not in ("counts", "routine")}
    assert taken(store, {**without_id(), "sessions": [short]}).already_there == 1
    later = without_id(active_seconds=1491, started_at="2026-11-19T18:02:12+01:00")
    assert taken(store, later).new == 1
    assert 1 <= len(store.read().sessions[0].id) <= 64


def test_a_missing_date_follows_the_start_of_the_day(store: Store) -> None:
    night = "2026-11-20T04:20:00+05:30"
    undated = without_id(started_at=night, local_date=None)
    undated["preferences"] = {"day_starts_at": "04:30"}
    assert taken(store, undated).preferences
    (session,) = store.read().sessions
    assert session.local_date.isoformat() == "2026-11-19"
    # The preference that is ours by now decides for what is new, and changes nothing old.
    later = {**undated, "preferences": {"day_starts_at": "00:00"}}
    assert taken(store, later).already_there == 1
    assert not taken(store, later).preferences


def test_only_what_is_required_will_do(store: Store) -> None:
    least = {"started_at": "2026-11-19T18:02:11Z", "active_seconds": 1, "finished": False}
    assert taken(store, {"format": "backcompanion/1", "sessions": [least]}).new == 1
    (session,) = store.read().sessions
    assert (session.routine, session.counts, session.note) == ("upper-lower-back", None, "")
    assert session.sets is None


def test_ours_stand(store: Store) -> None:
    taken(store, CONTRACT)
    theirs = deepcopy(CONTRACT)
    theirs["sessions"][0]["effort"] = 9
    theirs["goals"] = [
        {"from": "2026-01-05", "days_per_week": 5},
        {"from": "2026-06-01", "days_per_week": 5},
    ]
    theirs["breaks"] += [
        {"from": "2026-08-14", "to": None, "reason": "rest"},
        {"from": "2026-08-15", "to": None, "reason": "illness"},
    ]
    theirs["preferences"]["week_starts"] = "sunday"
    before = store.read(steps=True)
    assert taken(store, theirs) == ImportReport(different=1, goals=1, breaks=1, contradicting=2)
    after = store.read(steps=True)
    assert after.sessions == before.sessions
    assert after.preferences == before.preferences
    assert [(g.start.isoformat(), g.days_per_week) for g in after.goals] == [
        ("2026-01-05", 3),
        ("2026-06-01", 5),
    ]
    assert [b.reason for b in after.breaks] == ["holiday", "illness"]


def test_another_zone_and_another_line_end_are_not_different(store: Store) -> None:
    ours = deepcopy(CONTRACT)
    ours["sessions"][0]["note"] = "one\ntwo\nthree"
    taken(store, ours)
    theirs = deepcopy(ours)
    theirs["sessions"][0]["started_at"] = "2026-11-19T17:02:11+00:00"
    theirs["sessions"][0]["note"] = "one\r\ntwo\rthree"
    assert taken(store, theirs) == ImportReport(already_there=1)
    theirs["sessions"][0]["note"] = "one\n\ntwo\nthree"
    assert taken(store, theirs) == ImportReport(different=1)


def test_what_was_deleted_comes_back(store: Store) -> None:
    taken(store, CONTRACT)
    store.delete("x")
    assert store.writer.flush(60)
    assert taken(store, CONTRACT).new == 1
    assert [session.id for session in store.read().sessions] == ["x"]


def test_an_entry_that_stands_twice_is_taken_once(store: Store) -> None:
    file = {**CONTRACT, "sessions": CONTRACT["sessions"] * 2, "goals": CONTRACT["goals"] * 2}
    assert taken(store, file) == ImportReport(
        new=1, already_there=1, goals=1, breaks=1, preferences=True
    )


def test_export_takes_the_place_of_the_file_in_one_step(store: Store, tmp_path: Path) -> None:
    store.add(session(steps=(step(),)))
    assert store.writer.flush(60)
    target, link = tmp_path / "kept.json", tmp_path / "link.json"
    target.write_text("what was there before")
    link.symlink_to(target)
    assert export_history(store, link).sessions == 1
    assert link.is_symlink()
    assert json.loads(target.read_text(encoding="utf-8"))["sessions"][0]["id"] == "a"
    assert target.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "kept.json", "link.json"]


def test_an_export_that_fails_leaves_the_file_as_it_was(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "taken.json"
    folder.mkdir()
    with pytest.raises(KnownError, match=r"taken\.json is no ordinary file") as caught:
        export_history(store, folder)
    assert caught.value.exit_status == 3
    with pytest.raises(KnownError, match="cannot be written"):
        export_history(store, tmp_path / "nowhere" / "out.json")
    with pytest.raises(KnownError, match="has to end in"):
        export_history(store, tmp_path / "out.xml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "taken.json"]
