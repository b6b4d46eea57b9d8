"""A file that was corrected and is imported again: what differs from ours, and who decides."""

from pathlib import Path

import pytest

from backcompanion.history.exchange.import_export import import_history, preview_import
from backcompanion.history.exchange.import_report import ImportReport
from backcompanion.history.exchange.merge_sessions import Changed
from backcompanion.history.store import Store
from support.histories import EVENING, session, step

HEADER = "started_at,finished,active_seconds,note\n"
FIRST, SECOND = "2026-11-19T18:02:11+01:00", "2026-11-20T18:02:11+01:00"
BEFORE = f"{HEADER}{FIRST},true,1500,good\n{SECOND},true,1500,as wel\n"
AFTER = BEFORE.replace("wel", "well")


def written(store: Store, text: str) -> Path:
    file = store.path.parent / "in.csv"
    file.write_text(text, encoding="utf-8", newline="")
    return file


def kept(store: Store) -> list[tuple[str, float]]:
    return [(session.note, session.active_seconds) for session in store.read().sessions]


def test_ours_stand_and_it_is_said(store: Store) -> None:
    import_history(store, written(store, BEFORE))
    report = import_history(store, written(store, AFTER))
    assert report == ImportReport(already_there=1, different=1)
    assert "1 differs from yours; yours stands." in report.summary()
    assert kept(store) == [("good", 1500), ("as wel", 1500)]


def test_theirs_take_the_place_of_ours_and_nothing_else(store: Store) -> None:
    import_history(store, written(store, BEFORE))
    file = written(store, AFTER)
    assert preview_import(store, file) == ImportReport(already_there=1, different=1)
    ids = [session.id for session in store.read().sessions]
    report = import_history(store, file, changed="theirs")
    assert report == ImportReport(already_there=1, replaced=1)
    assert report.changed and report.backup is not None
    assert kept(store) == [("good", 1500), ("as well", 1500)]
    assert [session.id for session in store.read().sessions] == ids
    assert import_history(store, file) == ImportReport(already_there=2)


def test_both_are_kept_once(store: Store) -> None:
    import_history(store, written(store, BEFORE))
    file = written(store, AFTER)
    assert import_history(store, file, changed="both") == ImportReport(
        new=1, already_there=1, both=1
    )
    assert sorted(kept(store)) == [("as wel", 1500), ("as well", 1500), ("good", 1500)]
    assert import_history(store, file, changed="both") == ImportReport(already_there=2)


@pytest.mark.parametrize("changed", ["ours", "theirs", "both"])
def test_one_refused_row_and_nothing_is_taken(store: Store, changed: Changed) -> None:
    import_history(store, written(store, BEFORE))
    report = import_history(store, written(store, AFTER + "later,true,1,\n"), changed=changed)
    assert report.summary()[0] == "Nothing was written." and not report.changed
    assert kept(store) == [("good", 1500), ("as wel", 1500)]


def test_what_the_file_does_not_speak_of_stays(store: Store) -> None:
    ours = session("mine", steps=(step(),), effort=7, kcal=(1.0, 2.0), energy_basis="routine")
    store.add(ours).wait(60)
    file = written(store, f"{HEADER}{EVENING.isoformat()},true,1490,other\n")
    assert import_history(store, file, changed="theirs").replaced == 1
    (record,) = store.read(steps=True).sessions
    assert (record.note, record.effort, record.kcal, record.id) == ("other", 7, (1.0, 2.0), "mine")
    assert (record.steps, record.energy_basis) == (ours.steps, "routine")
    emptied = f"started_at,finished,active_seconds,effort\n{EVENING.isoformat()},true,1490,\n"
    assert import_history(store, written(store, emptied), changed="theirs").replaced == 1
    assert store.read().sessions[0].effort is None


@pytest.mark.parametrize("id_", ["", "another"])
@pytest.mark.parametrize("start", [FIRST, "2026-11-19T17:02:11Z", "2026-11-20T02:02:11+09:00"])
def test_the_instant_decides_whatever_the_zone_and_the_id(
    store: Store, start: str, id_: str
) -> None:
    store.add(session("a", active_seconds=1500.0)).wait(60)
    header = "id,started_at,finished,active_seconds\n"
    file = written(store, f"{header}{id_},{start},true,1500\n")
    assert import_history(store, file) == ImportReport(already_there=1)
    file = written(store, f"{header}{id_},{start},true,1501\n")
    assert import_history(store, file) == ImportReport(different=1)
    second_later = start.replace(":11", ":12")
    file = written(store, f"{header}{id_},{second_later},true,1501\n")
    assert import_history(store, file) == ImportReport(new=1)


def test_two_of_one_instant_are_two_where_the_file_has_both(store: Store) -> None:
    """Two people's watches, or two devices: an export has them, and it comes back whole."""
    header = "id,started_at,finished,active_seconds\n"
    first, other = f"a,{FIRST},true,1500\n", f"b,{FIRST},true,900\n"
    assert import_history(store, written(store, header + first + other)).new == 2
    assert import_history(store, written(store, header + first + other)).already_there == 2
    store.delete("b")
    assert store.writer.flush(60)
    assert import_history(store, written(store, header + first + other)) == ImportReport(
        new=1, already_there=1
    )


def test_a_file_that_says_two_things_of_one_session(store: Store) -> None:
    store.add(session("a")).wait(60)
    header = "id,started_at,finished,active_seconds\n"
    twice = f"{header}a,{FIRST},true,1\na,{FIRST},true,2\n"
    report = import_history(store, written(store, twice), changed="theirs")
    assert report.refused == ("session a: stands twice in the file, with different content",)
    assert kept(store) == [("", 1490)]


def test_what_is_still_to_be_said_is_not_told_as_said() -> None:
    report = ImportReport(new=3, already_there=1, different=2, notes=("A remark.",))
    lines = report.question_lines()
    assert lines == ("Sessions: 3 new, 1 already there, 2 different.", "A remark.")
    assert report.summary()[1] == "2 differ from yours; yours stand."
