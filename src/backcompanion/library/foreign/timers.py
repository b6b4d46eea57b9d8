"""Files of programs that run a clock: JAWT, OpenHIIT, Exercise Timer, WorkoutTimer, Feeel."""

from pathlib import Path
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.library.foreign.bounded_file import parse_json
from backcompanion.library.foreign.brought import (
    Brought,
    BroughtGroup,
    BroughtItem,
    BroughtRest,
    BroughtRoutine,
    BroughtStep,
)
from backcompanion.library.foreign.foreign_table import (
    MOST_ROUTINES,
    ForeignTable,
    plain_text,
    tables_of,
)
from backcompanion.library.library_error import LibraryError
from backcompanion.training.exercise.dose import Dose

MOST_ROUNDS = 50
# In the languages in which the programs that are read here are used most.
_REST_WORDS = frozenset(
    (
        *("rest", "break", "pause", "recover", "recovery", "relax", "breathe"),  # English
        *("erholung", "ruhe", "ausruhen", "rust", "pauze"),  # German, Dutch
        *("pausa", "descanso", "descansar", "repos", "riposo", "odihnă"),  # Romance
        *("przerwa", "odpoczynek", "přestávka", "odpočinek", "odmor"),  # Slavic, Latin letters
        *("пауза", "отдых", "перерыв", "відпочинок"),  # Slavic, Cyrillic letters
        *("lepo", "tauko", "vila", "paus", "hvile", "pihenő", "dinlenme"),
        *("休息", "休憩", "휴식"),
    )
)
_BESIDE_REST = frozenset(
    ("short", "long", "time", "a", "the", "of", "between", "sets", "water", "kurze", "lange")
)


def is_rest(name: str) -> bool:
    """People write one as one more exercise: of these words alone, and how long it is."""
    words = plain_text(name).casefold().strip(" .!-–").split()
    return any(word in _REST_WORDS for word in words) and all(
        word in _REST_WORDS or word in _BESIDE_REST or word.isdigit() for word in words
    )


def timed(place: str, name: str, seconds: float, remark: str = "") -> BroughtItem:
    """A rest where it is called so."""
    if is_rest(name):
        return BroughtRest(place, seconds, name)
    return BroughtStep(place, name, Dose(seconds=seconds), remark=remark)


# --- JAWT --------------------------------------------------------------------------------------


def is_jawt(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    return "workouts" in value or {"title", "sets"} <= value.keys()


def read_jawt(file: Path, value: Any) -> Brought:
    root = ForeignTable(file, "", value)
    workouts = root.tables("workouts", MOST_ROUTINES) if "workouts" in root else [root]
    workouts.sort(key=lambda each: each.whole("position", -1, 100_000, -1))
    return Brought("JAWT", tuple(_jawt_workout(each) for each in workouts))


def _jawt_workout(workout: ForeignTable) -> BroughtRoutine:
    workout.whole("version", 1, 2, 1)
    groups = []
    for each in workout.tables("sets"):
        items = tuple(_jawt_exercise(item) for item in each.tables("exercises"))
        groups.append(BroughtGroup(items, each.whole("repetitions", 1, MOST_ROUNDS)))
    return BroughtRoutine(workout.text("title"), tuple(groups))


def _jawt_exercise(item: ForeignTable) -> BroughtItem:
    name = item.text("name")
    return timed(item.place, name, item.seconds("duration", 0 if is_rest(name) else 1))


# --- OpenHIIT ----------------------------------------------------------------------------------


def is_openhiit(value: Any) -> bool:
    return _is_list_of(value, "timeSettings")


def read_openhiit(file: Path, value: Any) -> Brought:
    timers = tables_of(file, "", value, MOST_ROUTINES)
    return Brought("OpenHIIT", tuple(_openhiit_timer(each) for each in timers))


def _openhiit_timer(timer: ForeignTable) -> BroughtRoutine:
    times = timer.raw("timeSettings")
    if isinstance(times, str):  # as it lies in the program's own store
        times = parse_json(timer.file, times)
    times = ForeignTable(timer.file, timer.at("timeSettings"), times)
    work, rest = times.seconds("workTime", 1), times.seconds("restTime", default=0)
    names = timer.raw("activities")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise timer.error("activities", _("a list of names"))
    count = timer.whole("activeIntervals", 0, 200, 0) or len(names) or 1
    items: list[BroughtItem] = []
    for index in range(count):
        place = f"{timer.at('activities')}[{index}]"
        name = names[index] if index < len(names) else ""
        if rest and index:
            items.append(BroughtRest(place, rest))
        items.append(timed(place, name or _("Interval {n}").format(n=index + 1), work))
    rounds = timer.whole("restarts", 0, MOST_ROUNDS - 1, 0) + 1
    between = times.seconds("breakTime", default=0)
    if rounds > 1 and between:
        items.append(BroughtRest(times.at("breakTime"), between))
    ready = times.seconds("getReadyTime", default=0)
    first = [BroughtRest(times.at("getReadyTime"), ready)] if ready else []
    remarks = [
        _("“{field}” of {n} s is left out: what is done in it is not said.").format(
            field=field, n=round(seconds)
        )
        for field in ("warmupTime", "cooldownTime")
        if (seconds := times.seconds(field, default=0))
    ]
    groups = (BroughtGroup(tuple(first)), BroughtGroup(tuple(items), rounds))
    return BroughtRoutine(timer.text("name", ""), groups, tuple(remarks))


# --- Exercise Timer ----------------------------------------------------------------------------

_NEW = ("Title", "Sets", "PreparationSec", "ExerciseSec", "RestSec")
_OLD = ("name", "sets", "warmup_s", "exercise_s", "rest_s")


def is_exercise_timer(value: Any) -> bool:
    entries = value if isinstance(value, list) else [value]
    return bool(entries) and all(
        isinstance(each, dict) and ("ExerciseSec" in each or "exercise_s" in each)
        for each in entries
    )


def read_exercise_timer(file: Path, value: Any) -> Brought:
    entries = value if isinstance(value, list) else [value]
    routines = []
    for entry in tables_of(file, "", entries, MOST_ROUTINES):
        names = _NEW if "ExerciseSec" in entry else _OLD
        title, sets, ready, work, rest = names
        name = entry.text(title, "")
        step = BroughtStep(
            entry.place,
            name,
            Dose(
                sets=entry.whole(sets, 1, 20),
                seconds=entry.seconds(work, 1),
                rest_seconds=entry.seconds(rest, default=0) or None,
            ),
        )
        first = BroughtRest(entry.at(ready), entry.seconds(ready, default=0))
        routines.append(BroughtRoutine(name, (BroughtGroup((first, step)),)))
    return Brought("Exercise Timer", tuple(routines))


# --- WorkoutTimer ------------------------------------------------------------------------------


def is_workout_timer(value: Any) -> bool:
    return _is_list_of(value, "exercises", "total_rounds")


def read_workout_timer(file: Path, value: Any) -> Brought:
    plans = tables_of(file, "", value, MOST_ROUTINES)
    return Brought("WorkoutTimer", tuple(_workout_timer_plan(each) for each in plans))


def _workout_timer_plan(plan: ForeignTable) -> BroughtRoutine:
    items: list[BroughtItem] = []
    for each in plan.tables("exercises"):
        name = each.text("name")
        if "duration_seconds" in each:
            items.append(timed(each.place, name, each.seconds("duration_seconds", 1)))
        elif "reps" in each:
            dose = Dose(repetitions=each.whole("reps", 1, 600))
            items.append(BroughtStep(each.place, name, dose))
        else:
            items.append(BroughtStep(each.place, name, Dose(until_done=True)))
        if rest := each.seconds("rest_seconds", default=30):
            items.append(BroughtRest(each.at("rest_seconds"), rest))
    rounds = plan.whole("total_rounds", 1, MOST_ROUNDS, 1)
    between = plan.seconds("rest_between_rounds_seconds", default=60)
    if rounds > 1 and between:
        if items and isinstance(items[-1], BroughtRest):
            items.pop()
        items.append(BroughtRest(plan.at("rest_between_rounds_seconds"), between))
    return BroughtRoutine(plan.text("name"), (BroughtGroup(tuple(items), rounds),))


# --- Feeel -------------------------------------------------------------------------------------


def is_feeel(value: Any) -> bool:
    return isinstance(value, dict) and "fullWorkout" in value


def read_feeel(file: Path, value: Any) -> Brought:
    """No name is in such a file, only numbers of another data base."""
    root = ForeignTable(file, "", value)
    version = root.raw("feeelMetadataVersion")
    if isinstance(version, int) and version > 399:
        raise LibraryError(file, "feeelMetadataVersion", _("a version up to 399"))
    whole = root.table("fullWorkout")
    workout = whole.table("workout")
    work, rest = workout.seconds("exerciseDuration", 1), workout.seconds("breakDuration", default=0)
    entries = whole.tables("workoutExercises")
    entries.sort(key=lambda each: each.whole("orderPosition", 0, 100_000, 0))
    items: list[BroughtItem] = []
    for number, each in enumerate(entries):
        before = each.seconds("breakDuration", default=rest) if number else 0
        if before:
            items.append(BroughtRest(each.at("breakDuration"), before))
        name = _("wger exercise {n}").format(n=each.whole("exercise", 1, 10_000_000))
        seconds = each.seconds("exerciseDuration", 1, work)
        remark = _("the file has a number instead of a name")
        items.append(timed(each.place, name, seconds, remark))
    ready = workout.seconds("countdownDuration", default=0)
    first = (BroughtRest(workout.at("countdownDuration"), ready),) if ready else ()
    groups = (BroughtGroup((*first, *items)),)
    return Brought("Feeel", (BroughtRoutine(workout.text("title", ""), groups),))


def _is_list_of(value: Any, *names: str) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(each, dict) and set(names) <= each.keys() for each in value)
    )
