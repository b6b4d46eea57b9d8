"""Files of other programs, by their fields; whatever no program writes is refused in bounds."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from backcompanion.application.brought_preview import BroughtPreview, preview_of, preview_text
from backcompanion.base.errors import KnownError
from backcompanion.library.foreign import bounded_file
from backcompanion.library.foreign.bounded_file import MOST_BYTES
from backcompanion.library.foreign.recognise import read_foreign
from backcompanion.library.library_error import LibraryError
from library.foreign_files import (
    EXERCISE_DB,
    EXERCISE_TIMER,
    FEEEL,
    JAWT,
    LIFTOSCRIPT,
    OPENHIIT,
    WORKOUT_TIMER,
    WORKRAVE,
)
from support.cases import each_case
from support.shipped import shipped_library

EXERCISES = shipped_library().exercises
EVENING = """\
# Evening back
2 rounds:
  Bridge 40 s, get ready 45 s
  Wall walk 30 s
Child’s pose 1 min"""
OPENHIIT_BACK = """\
# Back
2 rounds:
  Bridge 30 s, get ready 1 min
  Kneeling supermans 30 s"""
TWO_TIMERS = """\
# Side plank
Kneeling side plank 3 x 30 s, rest 20 s
# Bridge
Bridge 1 min"""
PLAN = """\
# Back
2 rounds:
  Bridge 40 s, get ready 1 min
  Kneeling supermans 1 x 10"""
BY_NUMBER = """\
# Back
wger exercise 320 30 s
wger exercise 9 45 s"""
DAYS = """\
# Day 1
Bridge 3 x 40 s, rest 20 s // Ribs down, slow
Kneeling side plank 2 x 20 s, rest 15 s
# Day 2
Reverse fly 3 x 8, rest 1:30, 2.268 kg
Kneeling supermans 3 x 8-12
Bridge 1 x 5
Bridge 2 x 3
Dead bug 2 x until done"""
LIFT = """\
# file
Bridge 40 s // Lift your hips slowly."""


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def write(content: Any) -> Path:
        path = tmp_path / "file.bin"
        if not isinstance(content, str | bytes):
            content = json.dumps(content, ensure_ascii=False)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def preview(file: Path) -> BroughtPreview:
    brought = read_foreign(file)
    assert brought is not None
    return preview_of(brought, EXERCISES, frozenset(), "en", file.stem)


def sheets(file: Path) -> list[str]:
    texts = [routine.text for routine in preview(file).routines]
    return ["\n".join(filter(None, text.splitlines())) for text in texts]


@each_case(
    ("program", "content", "expected"),
    [
        ("JAWT", {"workouts": [JAWT]}, EVENING),
        ("JAWT", JAWT, EVENING),
        ("OpenHIIT", OPENHIIT, OPENHIIT_BACK),
        ("Exercise Timer", EXERCISE_TIMER, TWO_TIMERS),
        ("WorkoutTimer", WORKOUT_TIMER, PLAN),
        ("Feeel", FEEEL, BY_NUMBER),
        ("Liftosaur", LIFTOSCRIPT, DAYS),
        ("Workrave", WORKRAVE, LIFT),
    ],
)
def test_each_becomes_a_sheet(write: Any, program: str, content: Any, expected: str) -> None:
    file = write(content)
    brought = read_foreign(file)
    assert brought is not None and brought.program == program
    assert "\n".join(sheets(file)) == expected


def test_each_item_is_told_with_its_place_and_what_is_missing(write: Any) -> None:
    shown = preview(write(LIFTOSCRIPT))
    assert [(line.place, bool(line.problem)) for line in shown.routines[1].lines] == [
        ("line 8", False),
        ("line 9", True),
        ("line 10", False),
        ("line 10", False),
        ("line 11", False),
    ]
    lines = "\n".join(preview_text(shown))
    assert "“Glute Bridge” → Bridge 3 x 40 s" in lines and "expected one number" in lines


def test_what_is_known_by_name_only_becomes_a_draft_of_ones_own(write: Any) -> None:
    shown = preview(write(JAWT))
    (draft,), (line,) = shown.drafts, shown.draft_lines
    assert (draft.id, draft.exercise.name, draft.exercise.is_own) == (
        "wall-walk",
        "Wall walk",
        True,
    )
    assert draft.exercise.standard.tempo.seconds == 30
    assert line.place == "sets[0].exercises[2]" and "figure" in line.becomes
    assert shown.open_lines == 0
    by_number = preview(write(FEEEL))
    assert [draft.id for draft in by_number.drafts] == ["wger-exercise-320", "wger-exercise-9"]
    assert by_number.open_lines == 0


def test_entries_of_a_data_base_become_drafts_with_muscles_and_things(write: Any) -> None:
    shown = preview(write(EXERCISE_DB))
    assert [draft.id for draft in shown.drafts] == ["ball-roll", "wall-slide"]
    roll, slide = (draft.exercise for draft in shown.drafts)
    assert roll.standard.needs == (("physio-ball",),)
    assert (roll.muscles_main, roll.muscles_helping) == (("lower back",), ("glutes",))
    assert (slide.kind, slide.standard.tempo.repetitions) == ("stretch", 1)
    assert "barbell" in shown.draft_lines[1].remark
    assert "Kneeling supermans" in shown.draft_lines[2].becomes
    assert not shown.routines and "picture" in shown.remarks[0]


def test_what_cannot_be_held_is_said(write: Any) -> None:
    brought = read_foreign(write(OPENHIIT))
    assert brought is not None and "warmupTime" in brought.routines[0].remarks[0]
    brought = read_foreign(write(LIFTOSCRIPT))
    assert brought is not None
    assert any("progress" in remark for remark in brought.routines[0].remarks)


def test_an_export_of_low_bytes_is_read_as_latin_1_and_said(write: Any) -> None:
    text = json.dumps(JAWT | {"title": "Rücken"}, ensure_ascii=False)
    brought = read_foreign(write(text.encode("latin-1")))
    assert brought is not None
    assert brought.routines[0].name == "Rücken" and "UTF-8" in brought.remarks[0]


def test_a_timer_whose_settings_are_text_in_text(write: Any) -> None:
    timer = OPENHIIT[0] | {"timeSettings": json.dumps(OPENHIIT[0]["timeSettings"])}
    assert sheets(write([timer])) == [OPENHIIT_BACK]


def test_many_rounds_are_written_out(write: Any) -> None:
    group = {"repetitions": 30, "exercises": [{"name": "Bridge", "duration": 40}]}
    (text,) = sheets(write(JAWT | {"sets": [group]}))
    assert text.splitlines() == ["# Evening back", *["Bridge 40 s"] * 30]


def zipped(*entries: tuple[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in entries:
            package.writestr(name, text)
    return content.getvalue()


def test_a_zip_of_workouts(write: Any) -> None:
    content = json.dumps(FEEEL).encode()
    assert len(sheets(write(zipped(("a.feeel", content), ("../b.feeel", content))))) == 2
    assert read_foreign(write(zipped(("a.txt", content)))) is None
    with pytest.raises(LibraryError, match="KiB"):
        read_foreign(write(zipped(("a.feeel", b" " * (MOST_BYTES + 1)))))
    with pytest.raises(LibraryError, match="whole"):
        read_foreign(write(b"PK\x03\x04 and no more"))


def changed(**fields: Any) -> dict[str, Any]:
    """One exercise of a JAWT workout with these."""
    return JAWT | {"sets": [{"repetitions": 1, "exercises": [{"name": "Bridge"} | fields]}]}


HOSTILE = [
    changed(duration=0),
    changed(duration=-1),
    changed(duration=10**9),
    changed(duration="40"),
    changed(duration=True),
    changed(),
    json.dumps(changed(duration=float("nan"))),
    '{"title": "x", "title": "y", "sets": []}',
    JAWT | {"version": 3},
    JAWT | {"sets": [{"repetitions": 10**6, "exercises": []}]},
    JAWT | {"sets": 5},
    {"workouts": [1]},
    {"workouts": [JAWT] * 101},
    JAWT | {"sets": JAWT["sets"] * 150},
    JAWT | {"sets": []},
    "[" * 100_000,
    '{"sets":' * 13 + "1" + "}" * 13,
    "{" + '"a": 1' + "0" * 5000 + "}",
    '{"title": 1',
    "[0]\0",
    [OPENHIIT[0] | {"timeSettings": "{"}],
    [OPENHIIT[0] | {"activities": "Bridge"}],
    [EXERCISE_TIMER[0] | {"Sets": 1000}],
    [WORKOUT_TIMER[0] | {"total_rounds": 0}],
    FEEEL | {"fullWorkout": {}},
    EXERCISE_DB[0] | {"name": ""},
    EXERCISE_DB[0] | {"primaryMuscles": [1]},
    EXERCISE_DB * 100,
    "Bridge / 3x8 / {~ state.weight = 5 ~}",
    "Bridge / 300x8",
    "Bridge / 3x8 / 9000kg",
    "Bridge / 3x8 banana",
    "Bridge / ...Squat / 3x8",
    WORKRAVE.replace("40", "-4"),
    WORKRAVE.replace("40", "4" * 400),
    WORKRAVE.replace("<exercises>", "<exercises>" + "<a>" * 20),
    WORKRAVE.replace("?>\n", '?>\n<!DOCTYPE x [<!ENTITY a "aaaa">]>', 1),
    WORKRAVE.replace("</exercises>", ""),
    WORKRAVE.replace("Bridge", "&nothing;"),
    " " * (MOST_BYTES + 1),
]


@each_case("content", HOSTILE)
def test_what_no_program_writes_is_refused_with_file_and_reason(write: Any, content: Any) -> None:
    file = write(content)
    with pytest.raises(KnownError) as refused:
        preview(file)
    assert len(str(refused.value)) < 400 + len(str(file))


def test_what_is_nobodys_is_left_to_others(write: Any) -> None:
    texts = ("Bridge 3 x 10\n", "# Mine\n\nBridge 40 s\n", "{}", "[]", "<html></html>", "")
    for content in texts:
        assert read_foreign(write(content)) is None
    assert read_foreign(write("Bridge 3 x 10".encode("utf-16"))) is None


def test_a_line_that_nobody_writes_is_not_gone_through_by_patterns(write: Any) -> None:
    spaces = " " * 100_000
    (text,) = sheets(write(f"Bridge{spaces}/{spaces}3x8{spaces}/ 5kg"))
    assert text.splitlines()[1] == "Bridge 3 x 8, 5 kg"
    for part in (f"x{'1' * 200_000}", f"{'a b ' * 50_000}"):
        assert read_foreign(write(f"Bridge / 3x8 {part}")) is None


def test_depth_is_that_of_brackets_outside_of_text() -> None:
    assert bounded_file._depth('{"a": "[[[[{{{{\\"[[[", "b": [{}]}') == 3


def test_a_rest_too_short_for_the_next_position_is_as_long_as_usual(write: Any) -> None:
    """What is said of how to get there would run into the exercise."""
    names = (("Bridge", 40), ("Rest", 10), ("Bird dog", 30), ("Rest", 40), ("Cat cow", 30))
    items = [{"name": name, "id": "", "duration": seconds} for name, seconds in names]
    workout = {"title": "Back", "version": 2, "sets": [{"repetitions": 2, "exercises": items}]}
    (shown,) = preview(write(workout)).routines
    assert shown.text.splitlines()[3:] == [
        "  Bridge 40 s",
        "  Kneeling supermans 30 s",
        "  Cat and cow 30 s, get ready 40 s",
    ]
    assert [line.remark for line in shown.lines if "dog" in line.source] == [
        "10 s are too short to get ready for it: 25 s, as usual"
    ]


def test_what_comes_before_the_next_round_counts_as_well(write: Any) -> None:
    """The first of a round follows on the last: the longer way there decides."""
    names = (("Bridge", 40), ("Bird dog", 30), ("Rest", 20))
    items = [{"name": name, "id": "", "duration": seconds} for name, seconds in names]
    workout = {"title": "Back", "version": 2, "sets": [{"repetitions": 2, "exercises": items}]}
    (shown,) = preview(write(workout)).routines
    assert shown.text.splitlines()[3] == "  Bridge 40 s"
    assert "20 s are too short" in shown.lines[0].remark
