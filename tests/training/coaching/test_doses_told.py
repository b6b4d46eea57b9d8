"""What is said of doses, at every pace and of what waits fits what is done."""

from dataclasses import replace

import pytest

from backcompanion.training.coaching.checking import findings
from backcompanion.training.coaching.cues import cues_for
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.timeline import LogEntry, Timeline, perform
from support.shipped import shipped_library

LIBRARY = shipped_library()
BUILT_IN = LIBRARY.routines["upper-lower-back"]
DOSES = (
    RoutineStep("bridge", 25, dose=Dose(sets=3, repetitions=10)),
    RoutineStep("bridge", 15, dose=Dose(sets=2, repetitions=8, hold_seconds=5, pause_seconds=3)),
    RoutineStep("side-plank", 25, dose=Dose(sets=2, seconds=15, per_side=True)),
    RoutineStep("side-lying-leg-lifts", 15, dose=Dose(sets=2, repetitions=12, per_side=True)),
    RoutineStep("cat-and-cow", 25, dose=Dose(seconds=60)),
    RoutineStep(
        "kneeling-supermans",
        15,
        dose=Dose(sets=2, repetitions=6, hold_seconds=5, rest_seconds=30, per_side=True),
    ),
    RoutineStep("roll-downs", 25, dose=Dose(sets=3, repetitions=5, load_kg=2.5)),
    RoutineStep("reverse-fly", 25, dose=Dose(sets=2, repetitions=12, pace=80)),
    RoutineStep("dead-bug", 25, dose=Dose(until_done=True)),
    RoutineStep("childs-pose", 25, dose=Dose(sets=3, seconds=20)),
    RoutineStep("lying-twist", 25, dose=Dose(sets=2, seconds=20, per_side=True)),
    RoutineStep("pilates-swimmers", 25, dose=Dose(seconds=45)),
)
MINE = Routine("mine", "Mine", "", (0, 0), 1, (), DOSES, ())


def test_nothing_that_is_said_of_a_dose_contradicts_it() -> None:
    timeline = perform(prescribe(MINE, LIBRARY, Choices(rounds=1)))
    assert findings(timeline, LIBRARY) == []
    texts = [cue.text for cue in cues_for(timeline, LIBRARY) if cue.kind == "say"]
    for text in ("3 sets.", "10 times.", "Set 2 of 3.", "2.5 kilograms.", "And the other side."):
        assert text in texts
    assert texts.count("2.5 kilograms.") == 1, "before the first set"


@pytest.mark.parametrize("pace", [60, 80, 115, 150])
def test_nor_at_any_pace(pace: int) -> None:
    timeline = perform(prescribe(BUILT_IN, LIBRARY, Choices(pace=pace, rounds=1)))
    assert findings(timeline, LIBRARY) == []


def test_what_waits_is_not_counted_down_and_asks_when_one_is_done() -> None:
    session = prescribe(MINE, LIBRARY, Choices(rounds=1))
    before = perform(session)
    start = next(s.start for s in before.segments if before.at(s.start).waits)
    waited = perform(session, [LogEntry(start + 30, "wait"), LogEntry(start + 45, "wait")])
    cues = [cue for cue in cues_for(waited, LIBRARY) if start <= cue.at < start + 60]
    assert {cue.text for cue in cues if cue.kind == "tone"} <= {"go", "switch"}
    texts = [cue.text for cue in cues if cue.kind == "say"]
    assert "Press Space when you are done." in texts
    assert not any(text.startswith("Last one") for text in texts)
    assert "8, left." in texts
    ready = [c.text for c in cues_for(waited, LIBRARY) if start - 25 <= c.at < start]
    assert "As long as you like. Press Space when you are done." in ready


def test_a_note_that_is_to_be_spoken_is_said_before_the_first_set_or_as_it_begins() -> None:
    note = "No higher than your knees. Stop where it hurts."
    dose = Dose(sets=2, repetitions=6, hold_seconds=5)
    bridge = RoutineStep("bridge", 25, dose=dose, note=note, say_note=True)
    first = RoutineStep("back-bows", 20)
    for ready, spoken in ((25, True), (14, True), (25, False)):
        place = replace(bridge, get_ready_seconds=ready, say_note=spoken)
        routine = Routine("mine", "Mine", "", (0, 0), 1, (), (first, place), ())
        timeline = perform(prescribe(routine, LIBRARY, Choices(rounds=1)))
        assert findings(timeline, LIBRARY) == []
        texts = [cue.text for cue in cues_for(timeline, LIBRARY) if cue.kind == "say"]
        for text in ("No higher than your knees.", "Stop where it hurts."):
            assert texts.count(text) == spoken, (ready, text)
    known = {"bridge": (20, 20)}
    names = [cue.text for cue in cues_for(timeline_of(bridge), LIBRARY, "names", known)]
    assert "No higher than your knees." in names, "it was asked for"


def timeline_of(*places: RoutineStep) -> Timeline:
    routine = Routine("mine", "Mine", "", (0, 0), 1, (), places, ())
    return perform(prescribe(routine, LIBRARY, Choices(rounds=1)))


def test_what_is_too_long_to_be_said_is_found_by_the_check() -> None:
    note = "Keep on going, calmly and slowly, only as far as it feels good to you. " * 3
    bows = RoutineStep("back-bows", 10, note=note.strip(), say_note=True)
    rules = {finding.rule for finding in findings(timeline_of(bows), LIBRARY)}
    assert "note_unsaid" in rules


def test_a_note_is_said_when_all_is_asked_for_once_more() -> None:
    place = RoutineStep("bridge", 20, dose=Dose(repetitions=6), note="Mind your left knee.")
    routine = Routine("mine", "Mine", "", (0, 0), 1, (), (place,), ())
    timeline = perform(prescribe(routine, LIBRARY, Choices(rounds=1)))
    for at in (2.0, 25.0):
        texts = {cue.text for cue in cues_for(timeline, LIBRARY, recap_at=at)}
        assert "Mind your left knee." in texts
    assert "Mind your left knee." not in {cue.text for cue in cues_for(timeline, LIBRARY)}
