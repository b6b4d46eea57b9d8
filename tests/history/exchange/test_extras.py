"""Plan, reminders, soreness, milestones and the person, out and in again."""

import json
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from backcompanion.application.person_settings import person_from_settings, settings_changes
from backcompanion.application.settings import Settings
from backcompanion.history.exchange.import_export import export_history, import_history
from backcompanion.history.exchange.import_report import ImportReport
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import SORENESS, WRITTEN_MILESTONES
from backcompanion.history.values.plan_store import Reminders, read_plan, read_reminders
from backcompanion.training.planning.program import DayWorkout, Plan
from backcompanion.training.session.person import Person
from support.cases import each_case
from support.contract import CONTRACT, taken
from support.histories import session

WHOLE: dict[str, Any] = {
    "format": "backcompanion/1",
    "person": {"equipment": [], "remarks": ["disc"], "levels": {"back-bows": 1}},
    "plan": {
        "weeks": [{"from": "2026-11-02", "week": 1}],
        "weekdays": [0, 2, 4],
        "day_workouts": [{"weekday": 2, "routine": "ten-minutes"}, {"weekday": 4, "minutes": 10}],
    },
    "reminders": {"at": "07:30", "before_minutes": 30},
    "soreness": [{"on": "2026-11-20", "value": 4}],
    "milestones": [{"on": "2026-11-21", "text": "Stairs"}],
}
PERSON = Person(equipment=(), remarks=("disc",), levels={"back-bows": 1})


def test_all_of_it_is_taken_into_an_empty_history(store: Store) -> None:
    assert taken(store, WHOLE) == ImportReport(soreness=1, milestones=1, plan=True, person=PERSON)
    plan = read_plan(store)
    assert [(anchor.day, anchor.number) for anchor in plan.anchors] == [(date(2026, 11, 2), 1)]
    assert plan.weekdays == (0, 2, 4)
    assert plan.day_workouts == (DayWorkout(2, "ten-minutes"), DayWorkout(4, minutes=10))
    assert read_reminders(store) == Reminders(450, 30)
    assert SORENESS.read(store) == {date(2026, 11, 20): 4}
    assert WRITTEN_MILESTONES.read(store) == {date(2026, 11, 21): "Stairs"}


def test_twice_adds_nothing(store: Store) -> None:
    taken(store, WHOLE)
    again = taken(store, WHOLE)
    assert (again.soreness, again.milestones, again.plan, again.contradicting) == (0, 0, False, 0)


def test_ours_stand(store: Store) -> None:
    SORENESS.write(store, date(2026, 11, 20), 1)
    WRITTEN_MILESTONES.write(store, date(2026, 11, 21), "Ours").wait(60)
    store.add(session()).wait(60)
    report = taken(store, WHOLE)
    assert (report.soreness, report.milestones, report.person) == (0, 0, None)
    assert "Equipment, health remarks and levels stay as they are set here." in report.summary()
    assert report.contradicting == 2
    assert SORENESS.read(store) == {date(2026, 11, 20): 1}
    assert WRITTEN_MILESTONES.read(store) == {date(2026, 11, 21): "Ours"}


def test_what_is_not_there_has_no_key(store: Store) -> None:
    taken(store, CONTRACT)
    out = store.path.parent / "out.json"
    export_history(store, out, person_from_settings(Settings()))
    assert json.loads(out.read_text(encoding="utf-8")) == CONTRACT


@each_case(
    ("path", "value", "message"),
    [
        (("person", "remarks"), ["flu"], r"person.remarks[0]: expected one of disc"),
        (("person", "levels"), {"back-bows": 7}, "person.levels.back-bows: expected a whole"),
        (("person", "height"), 180, "person.height: this key is not known"),
        (("plan", "weekdays"), [7], "plan.weekdays[0]: expected a whole number from 0 to 6"),
        (("plan", "weeks"), [{"from": "2026-11-02"}], "plan.weeks[0].week: this is required"),
        (("reminders", "at"), "24:00", "reminders.at: expected a time"),
        (("soreness",), [{"on": "2026-11-20", "value": 11}], "soreness[0].value: expected"),
        (
            ("soreness",),
            [{"on": "2026-11-20", "value": 1}, {"on": "2026-11-20", "value": 2}],
            "soreness: two different entries for 2026-11-20",
        ),
        (("milestones",), [{"on": "2026-11-20", "text": ""}], "milestones[0].text: expected"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_written(
    store: Store, path: tuple[str, ...], value: object, message: str
) -> None:
    file = deepcopy(WHOLE)
    inner = file
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    report = taken(store, file)
    assert [each for each in report.refused if each.startswith(message)], report.refused
    assert read_plan(store) == Plan()
    assert SORENESS.read(store) == {}
    assert WRITTEN_MILESTONES.read(store) == {}


def test_a_person_comes_from_settings_and_goes_there() -> None:
    settings = Settings(equipment=("band",), remarks=("disc",), levels={"back-bows": -1})
    person = person_from_settings(settings)
    assert person == Person(("band",), ("disc",), {"back-bows": -1})
    assert settings_changes(Settings(), person) == {
        "equipment": ("band",),
        "remarks": ("disc",),
        "levels": {"back-bows": -1},
    }
    assert person_from_settings(Settings()) == Person()


@pytest.mark.parametrize(
    ("theirs", "more", "words", "contradicting"),
    [
        # What the file does not speak of is left alone.
        ({"equipment": ["dumbbells"]}, None, [], 1),
        ({"remarks": []}, None, [], 0),
        ({"levels": {}}, None, [], 0),
        ({}, None, [], 0),
        # Remarks on the health are united; ours come first.
        (
            {"remarks": ["disc", "anaemia"]},
            {"remarks": ("pregnancy", "disc", "anaemia")},
            ["Health remarks added: 1."],
            0,
        ),
        # Of what both speak of, ours stands.
        ({"equipment": ["band"], "levels": {"back-bows": 1}}, None, [], 0),
        ({"equipment": ["cushion"], "levels": {"back-bows": -1}}, None, [], 2),
        (
            {"levels": {"back-bows": 2, "roll-downs": -1}},
            {"levels": {"back-bows": 1, "roll-downs": -1}},
            ["Levels of exercises added: 1."],
            1,
        ),
    ],
)
def test_what_a_person_has_ticked_is_added_to_and_never_replaced(
    store: Store,
    theirs: dict[str, Any],
    more: dict[str, Any] | None,
    words: list[str],
    contradicting: int,
) -> None:
    settings = Settings(equipment=("band",), remarks=("pregnancy", "disc"), levels={"back-bows": 1})
    file = store.path.parent / "in.json"
    file.write_text(json.dumps({"format": "backcompanion/1", "person": theirs}))
    report = import_history(store, file, person_from_settings(settings))
    assert report.changed == (more is not None)
    assert [line for line in report.summary()[1:] if "contradict" not in line] == words
    assert report.contradicting == contradicting
    assert settings_changes(settings, report.person or Person()) == (more or {})


def test_equipment_is_taken_where_we_have_said_nothing_of_ours(store: Store) -> None:
    report = taken(store, WHOLE)
    assert "Equipment taken from the file." in report.summary()
    assert settings_changes(Settings(), report.person or Person())["equipment"] == ()
