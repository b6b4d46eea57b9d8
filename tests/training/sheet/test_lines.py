"""Lines as people and therapists write them: each understood, or marked where something is missing.

`DESIGN` is the design's own table. `TYPICAL` are forty of ours: at least 36 are understood, and
what is not understood is marked, never guessed.
"""

import re
from dataclasses import fields

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.sheet.patterns import LANGUAGES
from backcompanion.training.sheet.sheet import SheetLine
from support.cases import each_case
from support.places import RESOURCES
from training.sheet.readers import reader_of

DESIGN = (
    ("Bridge 3 x 10", "bridge", "sets=3 repetitions=10"),
    ("Bridge 3×10", "bridge", "sets=3 repetitions=10"),
    ("3 sets of 10 bridge", "bridge", "sets=3 repetitions=10"),
    ("Bridge 2x8, hold 5 s", "bridge", "sets=2 repetitions=8 hold_seconds=5"),
    ("Side plank 4 x 15 s each side", "side-plank", "sets=4 seconds=15 per_side"),
    ("Side plank 4 x 15s/side", "side-plank", "sets=4 seconds=15 per_side"),
    ("Cat cow 1 min", "cat-and-cow", "seconds=60"),
    ('Cat cow 60"', "cat-and-cow", "seconds=60"),
    ("Cat cow 60″", "cat-and-cow", "seconds=60"),
    ("Cat cow 1:30", "cat-and-cow", "seconds=90"),
    (
        "Bird dog 3x6 each side, hold 5 s, rest 30 s",
        "kneeling-supermans",
        "sets=3 repetitions=6 hold_seconds=5 rest_seconds=30 per_side",
    ),
    ("Roll downs 3 x 5, 2 kg", "roll-downs", "sets=3 repetitions=5 load_kg=2"),
    ("Roll downs 3 x 5, 5 lb", "roll-downs", "sets=3 repetitions=5 load_kg=2.268"),
    ("Dead bug 2x12 slow", "dead-bug", "sets=2 repetitions=12 pace=80"),
    ("Dead bug 2x12 at 80 %", "dead-bug", "sets=2 repetitions=12 pace=80"),
    ("Bridge until done", "bridge", "until_done"),
    ("Bridge as many as you can", "bridge", "until_done"),
)

TYPICAL = (
    ("1. Glute bridge – 3 x 12", "bridge", "sets=3 repetitions=12"),
    ("Bird-dog: 2 x 8/side", "kneeling-supermans", "sets=2 repetitions=8 per_side"),
    ("• Dead bug 3x10 e/s", "dead-bug", "sets=3 repetitions=10 per_side"),
    ("- Cat-cow x 10", "cat-and-cow", "repetitions=10"),
    ("Side plank (knees) 3 x 20 sec each side", "side-plank", "sets=3 seconds=20 per_side"),
    ("2) Child’s pose – hold 30 sec x 3", "childs-pose", "sets=3 seconds=30"),
    ("Knees to chest 5 reps, 20s hold", "knees-to-chest", "repetitions=5 hold_seconds=20"),
    ("Hamstring stretch 3 x 30 secs each leg", "lying-hamstring", "sets=3 seconds=30 per_side"),
    (
        "Piriformis stretch: 30 seconds, 2 times each side",
        "figure-four",
        "sets=2 seconds=30 per_side",
    ),
    ("Thread the needle 8 reps per side", "thread-the-needle", "repetitions=8 per_side"),
    ("Reverse flys 3 sets x 12 reps (3kg)", "reverse-fly", "sets=3 repetitions=12 load_kg=3"),
    ("Roll down x5 slowly", "roll-downs", "repetitions=5 pace=80"),
    ("Superman 3 x 5 with 3 second hold", "back-bows", "sets=3 repetitions=5 hold_seconds=3"),
    ("Swimmers 30 sec x 2", "pilates-swimmers", "sets=2 seconds=30"),
    ("Bridges 10 reps hold 10 sec, 2 sets", "bridge", "sets=2 repetitions=10 hold_seconds=10"),
    ("Marching on the spot 2 mins", "march", "seconds=120"),
    (
        "Supine hamstring stretch 30s hold, 3 reps each side",
        "lying-hamstring",
        "repetitions=3 hold_seconds=30 per_side",
    ),
    ("Shoulder blade squeezes 10 x 5 sec holds", "w-squeeze", "repetitions=10 hold_seconds=5"),
    (
        "Back extensions on gym ball 2x10 rest 1 min",
        "ball-back-extensions",
        "sets=2 repetitions=10 rest_seconds=60",
    ),
    ("Russian twists 20 reps, 4 lbs", "russian-twists", "repetitions=20 load_kg=1.814"),
    ("Deep breathing 2 minutes", "rest-breathing", "seconds=120"),
    ("Knee rolls x 10 each way", "knee-sways", "repetitions=10 per_side"),
    (
        "Bird dogs – 3 sets – 10 reps each side – 3 sec hold",
        "kneeling-supermans",
        "sets=3 repetitions=10 hold_seconds=3 per_side",
    ),
    ("Bird dog 10 reps each side x 3", "kneeling-supermans", "sets=3 repetitions=10 per_side"),
    (
        "Prone superman hold 10 seconds, repeat 5 times",
        "back-bows",
        "repetitions=5 hold_seconds=10",
    ),
    (
        "Side-lying hip abduction 2 sets of 15 each leg",
        "side-lying-leg-lifts",
        "sets=2 repetitions=15 per_side",
    ),
    ("Cat/camel 10 slow reps", "cat-and-cow", "repetitions=10 pace=80"),
    (
        "Band pull aparts 3x15, 60s rest in between",
        "band-pull-apart",
        "sets=3 repetitions=15 rest_seconds=60",
    ),
    ("Lying twist: 1 min each side", "lying-twist", "seconds=60 per_side"),
    ("Modified side plank 3 x 15-sec hold L/R", "side-plank", "sets=3 seconds=15 per_side"),
    (
        "Glute bridge 3 x 8 @ 5kg, 90 sec rest b/w sets",
        "bridge",
        "sets=3 repetitions=8 rest_seconds=90 load_kg=5",
    ),
    ("Kneeling superman 8/side, 2 sets", "kneeling-supermans", "sets=2 repetitions=8 per_side"),
    ("Prayer stretch 5 x 20 s", "childs-pose", "sets=5 seconds=20"),
    ("3 sets of 12 dead bugs (keep your back flat)", "dead-bug", "sets=3 repetitions=12"),
    ("Upright turns 10 times each side, twice a day", "upright-turns", "repetitions=10 per_side"),
    ("Double knee to chest 30 secs, 3x", "knees-to-chest", "sets=3 seconds=30"),
    ("seated forward fold two times thirty seconds", "seated-reach", "sets=2 seconds=30"),
    ("Hip hinge 2x10 w/ dowel", "", ""),
    ("Pelvic tilts 2 x 10", "lying-pelvic-tilt", "sets=2 repetitions=10"),
    ("Chin tucks 10 x 5 s hold", "upright-chin-tuck", "repetitions=10 hold_seconds=5"),
)


def read(line: str) -> SheetLine:
    return reader_of().line(line)


def dose_of(line: SheetLine) -> str:
    assert line.step is not None
    sentences = []
    for field in fields(Dose):
        value = getattr(line.step.dose, field.name)
        if value != field.default:
            sentences.append(field.name if value is True else f"{field.name}={value:g}")
    return " ".join(sentences)


def missing(line: SheetLine) -> list[tuple[str, str]]:
    return [(f.expected, line.text[f.start : f.start + f.length]) for f in line.findings]


@each_case(("text", "exercise", "dose"), [*DESIGN, *TYPICAL])
def test_each_is_understood_as_it_is_meant_or_marked(text: str, exercise: str, dose: str) -> None:
    line = read(text)
    if not exercise:
        assert line.findings
        return
    assert line.findings == ()
    assert line.step is not None
    assert (line.step.exercise, set(dose_of(line).split())) == (exercise, set(dose.split()))


def test_of_forty_typical_lines_at_least_36_are_understood() -> None:
    assert len(TYPICAL) == 40
    assert sum(read(text).understood for text, _exercise, _dose in TYPICAL) >= 36


@each_case(
    ("text", "expected"),
    [
        ("Hang from bar until done", [("exercise", "Hang from bar")]),
        ("Nordic curl 2x12 slow", [("exercise", "Nordic curl")]),
        ("single leg bridge 3x10", [("exercise", "single leg bridge")]),
        ("Bridge with ball squeeze 3x10", [("exercise", "Bridge with ball squeeze")]),
        ("3 x 10", [("exercise", "3 x 10")]),
        ("Back extension 3x10", [("which-exercise", "Back extension")]),
        ("Bridge 10", [("unit", "10")]),
        ("Bridge 10x3", [("order", "10x3")]),
        ("Hamstring stretch 3x30", [("unit", "30")]),
        ("Bird dog 10 x 5 s each side", [("purpose", "5 s")]),
        ("Superman 10 s x 5", [("purpose", "10 s")]),
        ("Bridge hold 30 s", [("repetitions", "hold 30 s")]),
        ("Bridge 3x10, 5 s", [("purpose", "5 s")]),
        ("Bridge 3x8-12", [("one-number", "3x8-12")]),
        ("Bridge 10 to 12 reps", [("one-number", "10 to 12 reps")]),
        ("Bridge 3x10 2x12", [("once", "2"), ("once", "12")]),
        ("Bridge 3x10 each side", [("no-sides", "each side")]),
        ("Bridge 3x10 - tuck your chin", [("known-words", "tuck your chin")]),
        ("Bridge 3x10 alternating", [("known-words", "alternating")]),
        ("Bird dog 3 sets of 10 each", [("known-words", "each")]),
        ("Bridge 99x10", [("range", "99")]),
        ("Bridge 3x10 at 83 %", [("range", "83 %")]),
        ("Bridge 3x10, 900 kg", [("range", "900 kg")]),
        ("Bridge 3x10, hold 9999 s", [("range", "hold 9999 s")]),
        ("Bridge 3 x 10 @ 3-1-3", [("tempo", "@ 3-1-3")]),
        ("Bridge 3 x 10, tempo 3-0-X-0", [("tempo", "tempo 3-0-X-0")]),
        ("Bridge 3 x 10 @3010", [("tempo", "@3010")]),
        ("Bridge 3 x 10 (3-1-3)", [("tempo", "3-1-3")]),
        ("Plank 2 m", [("exercise", "Plank 2 m")]),
        ("Side plank 30 ea", [("unit", "30")]),
        ("Bridge nan x 10", [("exercise", "Bridge nan")]),
        ("Bridge 999999999999x10", [("unit", "999999999999")]),
    ],
)
def test_what_is_missing_is_marked_in_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert missing(read(text)) == expected


def test_what_was_understood_beside_it_is_kept() -> None:
    line = read("Wall slides 2 x 12, rest 30 s")
    assert line.step is not None
    assert (line.step.exercise, dose_of(line)) == ("", "sets=2 repetitions=12 rest_seconds=30")


def test_a_count_of_holds_is_sets_where_the_exercise_is_a_hold_and_else_repetitions() -> None:
    held = dose_of(read("Side plank 3 x 20 s hold each side"))
    assert held == "sets=3 seconds=20 per_side"
    assert dose_of(read("Bridge 10 x 5 s hold")) == "repetitions=10 hold_seconds=5"
    assert dose_of(read("Bridge 3 x 10 x 5 s")) == "sets=3 repetitions=10 hold_seconds=5"


def test_the_time_stands_before_its_word_or_behind_it() -> None:
    expected = {"sets=3", "repetitions=10", "hold_seconds=5", "rest_seconds=30"}
    for text in (
        "Bridge 3x10, hold 5 s, rest 30 s",
        "Bridge 3x10 hold 5 s rest 30 s",
        "Bridge 3x10 5 s hold 30 s rest",
        "Bridge 3x10 hold 5 s 30 s rest",
        "30 s rest, bridge 3x10, 5-second hold",
    ):
        assert (read(text).findings, set(dose_of(read(text)).split())) == ((), expected), text


def test_how_often_and_what_is_in_brackets_is_a_note() -> None:
    for text, note in (
        ("Bridge 3x10 2x/day", "2x/day"),
        ("Bridge 3x10 (squeeze your seat)", "squeeze your seat"),
        ("Bridge 3x10 // heels close", "heels close"),
        ("Bridge 3x5 a day", "a day"),
    ):
        line = read(text)
        assert line.step is not None
        assert (line.findings, line.step.note) == ((), note)


def test_one_side_only() -> None:
    for text in ("Lying twist 30 s left", "Lying twist 30 s, left side only"):
        line = read(text)
        assert line.step is not None and line.findings == ()
        assert (line.step.side, line.step.dose.per_side) == ("left", False)


def test_what_help_shows_is_understood() -> None:
    text = (RESOURCES / "help" / "125-own-routines.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)
    assert len(shown) >= 12
    for line in shown:
        assert read(line).findings == (), line


@each_case(
    ("text", "exercise", "dose"),
    [
        ("Plank 1m30s", "forearm-plank", "seconds=90"),
        ("Plank 2 x 1 m 30", "forearm-plank", "sets=2 seconds=90"),
        ("Plank 1m 30s", "forearm-plank", "seconds=90"),
        ("Plank 1 min 30", "forearm-plank", "seconds=90"),
        ("Plank 1'30", "forearm-plank", "seconds=90"),
        ("Plank 1min30s, rest 1m30", "forearm-plank", "seconds=90 rest_seconds=90"),
        ("Bridge 3 x 10, rest 1 min 10 reps", "bridge", "sets=3 repetitions=10 rest_seconds=60"),
        ("Bird dog 10 ea", "kneeling-supermans", "repetitions=10 per_side"),
        ("Bird dog 3 x 10 ea.", "kneeling-supermans", "sets=3 repetitions=10 per_side"),
        (
            "Bird dog 10 ea., hold 5 s",
            "kneeling-supermans",
            "repetitions=10 hold_seconds=5 per_side",
        ),
        ("A1. Bridge 3 x 10", "bridge", "sets=3 repetitions=10"),
        ("B2) Bridge 3 x 10", "bridge", "sets=3 repetitions=10"),
        ("2b: Bridge 3 x 10", "bridge", "sets=3 repetitions=10"),
        ("Roll downs 3 x 5, 1.361 kg", "roll-downs", "sets=3 repetitions=5 load_kg=1.361"),
    ],
)
def test_what_therapists_shorten(text: str, exercise: str, dose: str) -> None:
    line = read(text)
    assert (line.findings, line.step and line.step.exercise) == ((), exercise)
    assert set(dose_of(line).split()) == set(dose.split())


@each_case("language", LANGUAGES)
def test_what_is_written_without_words_is_read_in_each_language(language: str) -> None:
    for text, dose in (("A1. Plank 1m30s", "seconds=90"), ("B2) Plank 1 min 30", "seconds=90")):
        line = reader_of(language).line(text)
        assert (line.findings, dose_of(line)) == ((), dose)
    (finding,) = reader_of(language).line("Bridge 3 x 10 @ 3-1-3").findings
    assert finding.expected == "tempo"
