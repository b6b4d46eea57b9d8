"""Files with something in them that is not understood: refused by place, and nothing written."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from backcompanion.history.exchange import incoming
from backcompanion.history.exchange.import_export import import_history
from backcompanion.history.exchange.import_report import ImportReport
from backcompanion.history.history_errors import RefusedFileError
from backcompanion.history.store import Store
from backcompanion.training.session.record import History
from support.cases import each_case
from support.contract import CONTRACT, history_schema, taken

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


@each_case(
    ("change", "message"),
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
        (at(f"{S}.steps", [{}] * 20_001), IN_S + r"\.steps: expected at most 20000"),
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
def test_one_refused_field_and_nothing_is_written(
    change: Change, message: str, store: Store
) -> None:
    file = deepcopy(CONTRACT)
    file["sessions"].append({**deepcopy(file["sessions"][0]), "id": "fine"})
    change(file)
    report = taken(store, file)
    assert len(report.refused) == 1
    assert re.match(message, report.refused[0]), report.refused[0]
    assert store.read() == History()
    assert report.summary()[0] == "Nothing was written."
    assert sum(refusals(report)) == 1
    # The schema agrees, but for what it cannot say: the order of two values, whole surrogates.
    beyond_the_schema = ("kcal", "breaks[0].to", "note: expected text in", "local_date")
    if not any(rule in report.refused[0] for rule in beyond_the_schema):
        assert not history_schema().is_valid(file)


@each_case(
    ("text", "message"),
    [
        ("", "line 1, column 1: not JSON"),
        ("[]", "expected an object, found a list"),
        ("null", "expected an object, found null"),
        ('{"format": "backcompanion/1",\n "sessions": [}', "line 2, column 15: not JSON"),
        ('{"format": "backcompanion/2"}', "format: backcompanion/2 is later.*newer release"),
        ('{"format": "other/1"}', "format: expected 'backcompanion/1'|format: expected backcomp"),
        ("{}", "format: expected backcompanion/1, found null"),
        ('{"format": "backcompanion/1", "plans": []}', "plans: .*newer release"),
        ('{"format": "backcompanion/1", "sessions": null}', "sessions: expected a list, found n"),
        ('{"format": "backcompanion/1", "goals": null}', "goals: expected a list, found null"),
        ('{"format": "backcompanion/1", "plan": null}', "plan: expected an object, found null"),
        ('{"format": "backcompanion/1", "sessions": 5}', "sessions: expected a list, found 5"),
        ('{"format": "backcompanion/1", "goals": [], "goals": []}', "'goals' stands twice"),
        ('{"format": NaN}', "format: expected backcompanion/1, found NaN"),
        ("-Infinity", "expected an object, found -Infinity"),
        ("[" * 100_000, "nested too deeply"),
        ('{"format": ' + "9" * 5000 + "}", "not a history"),
    ],
)
def test_a_file_that_is_no_history(text: str, message: str, store: Store) -> None:
    with pytest.raises(RefusedFileError, match=rf"in\.json: .*(?:{message})") as caught:
        taken(store, text)
    assert caught.value.exit_status == 2
    assert store.read() == History()


def test_a_number_too_large_for_a_float_is_refused(store: Store) -> None:
    text = json.dumps(CONTRACT).replace("1490", "1e999")
    assert "active_seconds" in taken(store, text).refused[0]


@each_case("name", ["NaN", "Infinity", "-Infinity"])
@each_case(
    ("path", "place"),
    [
        (f"{S}.active_seconds", IN_S + r"\.active_seconds"),
        (f"{S}.kcal", IN_S + r"\.kcal"),
        (f"{S}.note", IN_S + r"\.note"),
        (f"{S}.finished", IN_S + r"\.finished"),
        (f"{S}.local_date", IN_S + r"\.local_date"),
        (f"{S}.effort", IN_S + r"\.effort"),
        (f"{T}.load_kg", IN_T + r"\.load_kg"),
        (f"{S}.steps", IN_S + r"\.steps"),
        ("goals.0.days_per_week", r"goals\[0\]\.days_per_week"),
        ("breaks.0.to", r"breaks\[0\]\.to"),
        ("preferences.day_starts_at", r"preferences\.day_starts_at"),
    ],
)
def test_what_is_no_number_is_refused_by_its_place(
    path: str, place: str, name: str, store: Store
) -> None:
    file = deepcopy(CONTRACT)
    at(path, "HERE")(file)
    report = taken(store, json.dumps(file).replace('"HERE"', name))
    assert len(report.refused) == 1
    assert re.match(rf"{place}: expected .*, found {name}$", report.refused[0]), report.refused
    assert store.read() == History()


def test_bytes_that_are_no_text(store: Store) -> None:
    file = store.path.parent / "in.json"
    file.write_bytes(b'{"format": "\xff"}')
    with pytest.raises(RefusedFileError, match="byte 12: not UTF-8"):
        import_history(store, file)
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(CONTRACT).encode())
    assert import_history(store, file).new == 1


def test_a_file_that_is_too_large_is_not_read_through(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcompanion.history.exchange.import_export.MAX_BYTES", 100)
    with pytest.raises(RefusedFileError, match="larger than"):
        taken(store, CONTRACT)


def test_more_sessions_than_any_history_holds(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "MAX_ENTRIES", 1)
    twice = {**CONTRACT, "sessions": CONTRACT["sessions"] * 2}
    with pytest.raises(RefusedFileError, match="sessions: expected at most 1 entries, found 2"):
        taken(store, twice)


def refusals(report: ImportReport) -> list[int]:
    """What each line says of how many were refused."""
    return [int(n) for line in report.summary() for n in re.findall(r"(\d+) refused", line)]


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
    assert refusals(report) == [1, 2]
    assert "Goals, breaks and the rest: 2 refused." in report.summary()
    assert store.read() == History()
