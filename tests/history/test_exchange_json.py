"""JSON out and in again: the same field for field, and nothing that is not understood."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from backcompanion.errors import KnownError
from backcompanion.history.errors import RefusedFileError
from backcompanion.history.exchange import incoming, json_file
from backcompanion.history.exchange.files import export, take_in
from backcompanion.history.exchange.merge import Report
from backcompanion.history.store import Store
from backcompanion.training.record import History
from support.histories import exactly, histories, prescription, session, step

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "history.schema.json").read_text(encoding="utf-8"))
GOLDEN = sorted((DOCS / "golden").glob("history-*.json"))
CONTRACT: dict[str, Any] = {
    "format": "backcompanion/1",
    "sessions": [
        {
            "id": "x",
            "routine": "upper-lower-back",
            "started_at": "2026-11-19T18:02:11+01:00",
            "local_date": "2026-11-19",
            "active_seconds": 1490,
            "finished": True,
            "counts": None,
            "kcal": [165, 210],
            "energy_basis": "routine",
            "effort": 6,
            "back": "good",
            "note": "…",
            "steps": [
                {
                    "exercise": "back-bows",
                    "instead_of": None,
                    "variant": "standard",
                    "kind": "work",
                    "round": 1,
                    "side": None,
                    "planned_seconds": 32,
                    "done_seconds": 32,
                    "outcome": "done",
                    "load_kg": None,
                }
            ],
        }
    ],
    "goals": [{"from": "2026-01-05", "days_per_week": 3}],
    "breaks": [{"from": "2026-08-01", "to": "2026-08-14", "reason": "holiday"}],
    "preferences": {"week_starts": "monday", "day_starts_at": "04:00"},
}


def taken(store: Store, value: object, name: str = "in.json") -> Report:
    file = store.path.parent / name
    file.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return take_in(store, file)


def test_the_contract_s_example(store: Store) -> None:
    assert taken(store, CONTRACT) == Report(new=1, goals=1, breaks=1, preferences=True)
    text = "".join(json_file.written(store.read(steps=True)))
    assert json.loads(text) == CONTRACT
    jsonschema.validate(json.loads(text), SCHEMA)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_files_of_every_release_are_read_in_full(golden: Path, store: Store) -> None:
    jsonschema.validate(json.loads(golden.read_text(encoding="utf-8")), SCHEMA)
    assert taken(store, golden.read_text(encoding="utf-8")).refused == ()
    export(store, store.path.parent / "out.json")
    out = (store.path.parent / "out.json").read_text(encoding="utf-8")
    assert json.loads(out) == json.loads(golden.read_text(encoding="utf-8"))


def test_this_release_writes_its_golden_file(store: Store) -> None:
    text = GOLDEN[-1].read_text(encoding="utf-8")
    taken(store, text)
    assert "".join(json_file.written(store.read(steps=True))) == text


@settings(max_examples=60, deadline=None)
@given(histories)
def test_out_and_into_an_empty_folder_is_the_same(history: History) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "history.json"
        file.write_text("".join(json_file.written(history)), encoding="utf-8")
        jsonschema.validate(json.loads(file.read_text(encoding="utf-8")), SCHEMA)
        store = Store.open(Path(folder) / "data")
        report = take_in(store, file)
        assert (report.new, report.refused) == (len(history.sessions), ())
        assert exactly(store.read(steps=True)) == exactly(history)
        again = take_in(store, file)
        assert (again.new, again.already_there) == (0, len(history.sessions))
        assert store.close()


def test_a_session_in_progress_goes_out_as_far_as_it_is_written(store: Store) -> None:
    id_ = store.begin(prescription(), session().started_at)
    store.beat(id_, 70.0)
    assert store.writer.flush(5)
    (found,) = json.loads("".join(json_file.written(store.read(steps=True))))["sessions"]
    assert (found["active_seconds"], found["finished"]) == (70, False)
    assert len(found["steps"]) == len(prescription().steps)


def without_id(**changes: object) -> dict[str, Any]:
    given = {k: v for k, v in CONTRACT["sessions"][0].items() if k != "id"}
    return {"format": "backcompanion/1", "sessions": [given | changes]}


def test_a_missing_id_is_made_from_the_rest(store: Store) -> None:
    assert taken(store, without_id()).new == 1
    assert taken(store, without_id()).already_there == 1
    # Left out, null or as it would be anyway: it is the same session.
    short = {k: v for k, v in without_id()["sessions"][0].items() if k not in ("counts", "routine")}
    assert taken(store, {**without_id(), "sessions": [short]}).already_there == 1
    assert taken(store, without_id(active_seconds=1491)).new == 1
    assert 1 <= len(store.read().sessions[0].id) <= 64


def test_a_missing_date_follows_the_start_of_the_day(store: Store) -> None:
    night = "2026-11-20T04:20:00+05:30"
    undated = without_id(started_at=night, local_date=None)
    undated["preferences"] = {"day_starts_at": "04:30"}
    assert taken(store, undated).preferences
    (found,) = store.read().sessions
    assert found.local_date.isoformat() == "2026-11-19"
    # The preference that is ours by now decides for what is new, and changes nothing old.
    later = {**undated, "preferences": {"day_starts_at": "00:00"}}
    assert taken(store, later).already_there == 1
    assert not taken(store, later).preferences


def test_only_what_is_required_will_do(store: Store) -> None:
    least = {"started_at": "2026-11-19T18:02:11Z", "active_seconds": 1, "finished": False}
    assert taken(store, {"format": "backcompanion/1", "sessions": [least]}).new == 1
    (found,) = store.read().sessions
    assert (found.routine, found.counts, found.note) == ("upper-lower-back", None, "")
    assert found.sets is None


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
    assert taken(store, theirs) == Report(different=1, goals=1, breaks=1, contradicting=2)
    after = store.read(steps=True)
    assert after.sessions == before.sessions
    assert after.preferences == before.preferences
    assert [(g.start.isoformat(), g.days_per_week) for g in after.goals] == [
        ("2026-01-05", 3),
        ("2026-06-01", 5),
    ]
    assert [b.reason for b in after.breaks] == ["holiday", "illness"]


def test_the_same_instant_in_another_zone_is_different(store: Store) -> None:
    taken(store, CONTRACT)
    theirs = deepcopy(CONTRACT)
    theirs["sessions"][0]["started_at"] = "2026-11-19T17:02:11+00:00"
    assert taken(store, theirs).different == 1


def test_what_was_deleted_comes_back(store: Store) -> None:
    taken(store, CONTRACT)
    store.delete("x")
    assert store.writer.flush(5)
    assert taken(store, CONTRACT).new == 1
    assert [one.id for one in store.read().sessions] == ["x"]


Change = Callable[[dict[str, Any]], object]


def at(path: str, value: object) -> Change:
    """Sets sessions.0.effort and the like; `...` removes it."""

    def change(file: dict[str, Any]) -> None:
        *way, last = path.split(".")
        inside: Any = file
        for name in way:
            inside = inside[int(name)] if name.isdigit() else inside[name]
        if value is ...:
            del inside[last]
        else:
            inside[last] = value

    return change


S, T = "sessions.0", "sessions.0.steps.0"
IN_S, IN_T = r"sessions\[0\]", r"sessions\[0\]\.steps\[0\]"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (at(f"{T}.variant", "hard"), IN_T + r"\.variant: expected one of easier, .*'hard'"),
        (at(f"{T}.kind", "rest"), IN_T + r"\.kind: expected one of warm-up"),
        (at(f"{T}.side", "both"), IN_T + r"\.side: expected one of left, right"),
        (at(f"{T}.outcome", 1), IN_T + r"\.outcome: expected one of done"),
        (at(f"{T}.exercise", ""), IN_T + r"\.exercise: expected text of 1 to 64"),
        (at(f"{T}.planned_seconds", 7201), IN_T + r"\.planned_seconds: .* 0 to 7200, found 7201"),
        (at(f"{T}.done_seconds", -1), IN_T + r"\.done_seconds: expected a number"),
        (at(f"{T}.load_kg", 201), IN_T + r"\.load_kg"),
        (at(f"{T}.round", 1.5), IN_T + r"\.round: expected a whole number"),
        (at(f"{T}.heart_rate", 120), IN_T + r"\.heart_rate: .*newer release"),
        (at(f"{T}.outcome", ...), IN_T + r"\.outcome: this is required"),
        (at(f"{T}.outcome", None), IN_T + r"\.outcome"),
        (at(f"{S}.id", "x" * 65), IN_S + r"\.id: expected text of 1 to 64"),
        (at(f"{S}.id", 5), IN_S + r"\.id"),
        (at(f"{S}.started_at", ...), IN_S + r"\.started_at: this is required"),
        (at(f"{S}.started_at", "2026-11-19T18:02:11"), IN_S + r"\.started_at: .*offset"),
        (at(f"{S}.started_at", "1969-12-31T23:59:59Z"), IN_S + r"\.started_at: .*1970 to 2200"),
        (at(f"{S}.started_at", "2201-01-01T00:00:00Z"), IN_S + r"\.started_at"),
        (at(f"{S}.started_at", "yesterday"), IN_S + r"\.started_at"),
        (at(f"{S}.started_at", 1763571731), IN_S + r"\.started_at"),
        (at(f"{S}.local_date", "2026-02-29"), IN_S + r"\.local_date: expected a date"),
        (at(f"{S}.local_date", "20261119"), IN_S + r"\.local_date"),
        (at(f"{S}.active_seconds", 86_401), IN_S + r"\.active_seconds: .* 0 to 86400"),
        (at(f"{S}.active_seconds", True), IN_S + r"\.active_seconds"),
        (at(f"{S}.active_seconds", "1490"), IN_S + r"\.active_seconds"),
        (at(f"{S}.active_seconds", None), IN_S + r"\.active_seconds"),
        (at(f"{S}.active_seconds", 10**400), IN_S + r"\.active_seconds"),
        (at(f"{S}.finished", 1), IN_S + r"\.finished: expected true or false"),
        (at(f"{S}.finished", ...), IN_S + r"\.finished: this is required"),
        (at(f"{S}.counts", "yes"), IN_S + r"\.counts"),
        (at(f"{S}.kcal", [165]), IN_S + r"\.kcal: expected \[low, high\]"),
        (at(f"{S}.kcal", [165, 10_001]), IN_S + r"\.kcal\[1\]: "),
        (at(f"{S}.kcal", [210, 165]), IN_S + r"\.kcal"),
        (at(f"{S}.energy_basis", "guess"), IN_S + r"\.energy_basis"),
        (at(f"{S}.effort", 0), IN_S + r"\.effort: expected a whole number from 1 to 10, found 0"),
        (at(f"{S}.effort", 11), IN_S + r"\.effort"),
        (at(f"{S}.effort", 6.5), IN_S + r"\.effort"),
        (at(f"{S}.back", "fine"), IN_S + r"\.back: expected one of good, tired, sore, painful"),
        (at(f"{S}.note", "x" * 10_001), IN_S + r"\.note: expected text of 0 to 10000"),
        (at(f"{S}.note", "\ud800"), IN_S + r"\.note: expected text in Unicode"),
        (at(f"{S}.steps", {}), IN_S + r"\.steps: expected a list, found an object"),
        (at(f"{S}.steps", [7]), IN_T + ": expected an object, found 7"),
        (at(f"{S}.steps", [{}] * 1001), IN_S + r"\.steps: expected at most 1000"),
        (at(f"{S}.mood", 1), IN_S + r"\.mood: .*newer release"),
        (at("goals.0.days_per_week", 8), r"goals\[0\]\.days_per_week: .*1 to 7"),
        (at("goals.0.from", ...), r"goals\[0\]\.from: this is required"),
        (at("goals.0.to", "2026-01-05"), r"goals\[0\]\.to: .*newer release"),
        (at("breaks.0.to", "2026-07-31"), r"breaks\[0\]\.to: expected 2026-08-01 or later"),
        (at("breaks.0.reason", "work"), r"breaks\[0\]\.reason: expected one of holiday"),
        (at("preferences.week_starts", "Monday"), r"preferences\.week_starts: expected one of"),
        (at("preferences.day_starts_at", "12:01"), r"preferences\.day_starts_at: .*12:00"),
        (at("preferences.day_starts_at", "4:00"), r"preferences\.day_starts_at"),
        (at("preferences.colour", "red"), r"preferences\.colour: .*newer release"),
    ],
)
def test_one_refused_field_and_nothing_is_written(change: Change, said: str, store: Store) -> None:
    file = deepcopy(CONTRACT)
    file["sessions"].append({**deepcopy(file["sessions"][0]), "id": "fine"})
    change(file)
    report = taken(store, file)
    assert len(report.refused) == 1
    assert re.match(said, report.refused[0]), report.refused[0]
    assert store.read() == History()
    assert "Nothing was written." in report.words()
    # The schema agrees, but for what it cannot say: the order of two values, whole surrogates.
    beyond_the_schema = ("kcal", "breaks[0].to", "note: expected text in", "local_date")
    if not any(rule in report.refused[0] for rule in beyond_the_schema):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(file, SCHEMA)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1, column 1: not JSON"),
        ("[]", "expected an object, found a list"),
        ("null", "expected an object, found null"),
        ('{"format": "backcompanion/1",\n "sessions": [}', "line 2, column 15: not JSON"),
        ('{"format": "backcompanion/2"}', "format: backcompanion/2 is later.*newer release"),
        ('{"format": "other/1"}', "format: expected 'backcompanion/1'|format: expected backcomp"),
        ("{}", "format: expected backcompanion/1, found null"),
        ('{"format": "backcompanion/1", "plans": []}', "plans: .*newer release"),
        ('{"format": "backcompanion/1", "sessions": 5}', "sessions: expected a list, found 5"),
        ('{"format": "backcompanion/1", "goals": [], "goals": []}', "'goals' stands twice"),
        ('{"format": "backcompanion/1", "sessions": [{"active_seconds": NaN}]}', "NaN is not"),
        ('{"format": "backcompanion/1", "sessions": [{"kcal": [-Infinity]}]}', "-Infinity is not"),
        ("[" * 100_000, "nested too deeply"),
        ('{"format": ' + "9" * 5000 + "}", "not a history"),
    ],
)
def test_a_file_that_is_no_history(text: str, said: str, store: Store) -> None:
    with pytest.raises(RefusedFileError, match=rf"in\.json: .*(?:{said})") as caught:
        taken(store, text)
    assert caught.value.exit_status == 2
    assert store.read() == History()


def test_a_number_too_large_for_a_float_is_refused(store: Store) -> None:
    text = json.dumps(without_id()).replace("1490", "1e999")
    assert "active_seconds" in taken(store, text).refused[0]


def test_bytes_that_are_no_text(store: Store) -> None:
    file = store.path.parent / "in.json"
    file.write_bytes(b'{"format": "\xff"}')
    with pytest.raises(RefusedFileError, match="byte 12: not UTF-8"):
        take_in(store, file)
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(CONTRACT).encode())
    assert take_in(store, file).new == 1


def test_a_file_that_is_too_large_is_not_read_through(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcompanion.history.exchange.files.MOST_BYTES", 100)
    with pytest.raises(RefusedFileError, match="larger than"):
        taken(store, CONTRACT)


def test_more_sessions_than_any_history_holds(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "MOST_ENTRIES", 1)
    twice = {**CONTRACT, "sessions": CONTRACT["sessions"] * 2}
    with pytest.raises(RefusedFileError, match="sessions: expected at most 1 entries, found 2"):
        taken(store, twice)


def test_a_file_that_contradicts_itself(store: Store) -> None:
    file = deepcopy(CONTRACT)
    file["sessions"].append({**file["sessions"][0], "effort": 1})
    file["goals"].append({"from": "2026-01-05", "days_per_week": 4})
    file["breaks"].append({"from": "2026-08-01", "to": None, "reason": "rest"})
    report = taken(store, file)
    assert [reason.split(":")[0] for reason in report.refused] == [
        "two different goals from 2026-01-05",
        "two different breaks from 2026-08-01",
        "session x",
    ]
    assert store.read() == History()


def test_an_entry_that_stands_twice_is_taken_once(store: Store) -> None:
    file = {**CONTRACT, "sessions": CONTRACT["sessions"] * 2, "goals": CONTRACT["goals"] * 2}
    assert taken(store, file) == Report(new=1, already_there=1, goals=1, breaks=1, preferences=True)


def test_export_takes_the_place_of_the_file_in_one_step(store: Store, tmp_path: Path) -> None:
    store.add(session(steps=(step(),)))
    assert store.writer.flush(5)
    target, link = tmp_path / "kept.json", tmp_path / "link.json"
    target.write_text("what was there before")
    link.symlink_to(target)
    assert export(store, link) == 1
    assert link.is_symlink()
    assert json.loads(target.read_text(encoding="utf-8"))["sessions"][0]["id"] == "a"
    assert target.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "kept.json", "link.json"]


def test_an_export_that_fails_leaves_the_file_as_it_was(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "taken.json"
    folder.mkdir()
    with pytest.raises(KnownError, match=r"taken\.json cannot be written") as caught:
        export(store, folder)
    assert caught.value.exit_status == 3
    with pytest.raises(KnownError, match="cannot be written"):
        export(store, tmp_path / "nowhere" / "out.json")
    with pytest.raises(KnownError, match="has to end in"):
        export(store, tmp_path / "out.xml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "taken.json"]
