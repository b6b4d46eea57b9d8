"""One file of each program that routines are brought from; invented, in the shape it writes."""

from typing import Any

JAWT: dict[str, Any] = {
    "title": "Evening back",
    "version": 2,
    "sets": [
        {
            "repetitions": 2,
            "id": "a",
            "exercises": [
                {"name": "Bridge", "id": "b", "duration": 40},
                {"name": "Kurze Pause", "id": "c", "duration": 20},
                {"name": "Wall walk", "id": "d", "duration": 30},
                {"name": "REST", "id": "e", "duration": 45},
            ],
        },
        {"repetitions": 1, "exercises": [{"name": "Childs pose", "duration": 60}]},
    ],
}
OPENHIIT: list[dict[str, Any]] = [
    {
        "id": "x",
        "name": "Back",
        "activeIntervals": 2,
        "restarts": 1,
        "activities": ["Bridge", "Bird dog"],
        "timeSettings": {
            "workTime": 30,
            "restTime": 15,
            "breakTime": 60,
            "warmupTime": 120,
            "getReadyTime": 10,
        },
    }
]
EXERCISE_TIMER: list[dict[str, Any]] = [
    {"Title": "Side plank", "Sets": 3, "PreparationSec": 5, "ExerciseSec": 30, "RestSec": 20},
    {"name": "Bridge", "sets": 1, "warmup_s": 5, "exercise_s": 60, "rest_s": 0},
]
WORKOUT_TIMER: list[dict[str, Any]] = [
    {
        "id": "p1",
        "name": "Back",
        "total_rounds": 2,
        "rest_between_rounds_seconds": 60,
        "exercises": [
            {"name": "Bridge", "duration_seconds": 40, "reps": None, "rest_seconds": 20},
            {"name": "Bird dog", "duration_seconds": None, "reps": 10, "rest_seconds": 20},
        ],
    }
]
FEEEL: dict[str, Any] = {
    "feeelMetadataVersion": 300,
    "fullWorkout": {
        "workout": {
            "title": "Back",
            "countdownDuration": 5,
            "exerciseDuration": 30,
            "breakDuration": 10,
        },
        "workoutExercises": [
            {"orderPosition": 1, "exercise": 9, "exerciseDuration": 45, "breakDuration": None},
            {"orderPosition": 0, "exercise": 320, "exerciseDuration": None},
        ],
    },
}
LIFTOSCRIPT = """\
# Week 1
## Day 1
// Ribs down, slow
/// not shown
A: Glute Bridge / 3x1 40s|20s / 0lb
Side Plank / 2x1 20s|15s auto / progress: lp(5lb)
## Day 2
Reverse fly, Dumbbell / 3x8 / 5lb 90s
Bird dog / 3x8-12
Bridge / 1x5, 2x3 / @8
Dead bug / 2x5+
"""
WORKRAVE = """\
<?xml version="1.0"?>
<exercises>
  <exercise>
    <_title>Bridge</_title><title xml:lang="de">Brücke</title>
    <_description>Lift your hips
      slowly.</_description>
    <sequence duration="40"><image src="a.png" duration="5"/></sequence>
  </exercise>
</exercises>
"""
EXERCISE_DB: list[dict[str, Any]] = [
    {
        "id": "Ball_Roll",
        "name": "Ball roll",
        "force": "pull",
        "level": "beginner",
        "equipment": "exercise ball",
        "primaryMuscles": ["lower back"],
        "secondaryMuscles": ["glutes"],
        "instructions": ["Roll."],
        "category": "strength",
        "images": ["Ball_Roll/0.jpg"],
    },
    {
        "id": "Wall_Slide",
        "name": "Wall slide",
        "force": "static",
        "equipment": "barbell",
        "primaryMuscles": ["shoulders"],
        "instructions": [],
        "category": "stretching",
    },
    {
        "id": "Bird_Dog",
        "name": "Bird dog",
        "equipment": None,
        "primaryMuscles": ["lower back"],
        "instructions": [],
    },
]
