"""Checks of what a file holds beside sessions, goals and breaks. All raise InvalidValueError."""

from collections.abc import Callable
from typing import Any, get_args

from backcompanion.base.i18n import gettext as _
from backcompanion.history import field_checks
from backcompanion.history.exchange.extras import Extras
from backcompanion.history.field_checks import (
    Check,
    Fields,
    InvalidValueError,
    T,
    check_list,
    unexpected_value,
)
from backcompanion.history.values.dated_values import MAX_SORENESS
from backcompanion.history.values.plan_store import (
    LEAST_MINUTES,
    LONGEST_ID,
    MOST_MINUTES,
    Reminders,
)
from backcompanion.training.exercise.terms import MAX_LEVEL_STEPS, Equipment, Remark
from backcompanion.training.planning.program import KEEPING_WEEK, Anchor, DayWorkout, Plan
from backcompanion.training.session.limits import LONGEST_MILESTONE
from backcompanion.training.session.person import Person
from backcompanion.training.session.record import Goal

EXTRA_KEYS = frozenset({"person", "plan", "reminders", "soreness", "milestones", "set_aside"})

MAX_DAYS = 100_000
_DAYS_A_WEEK = field_checks.integer(1, 7)
_EQUIPMENT = field_checks.list_of(field_checks.one_of(*get_args(Equipment)), 20)
_REMARKS = field_checks.list_of(field_checks.one_of(*get_args(Remark)), 20)
_PLAN_WEEK = field_checks.integer(1, KEEPING_WEEK)
_MINUTES_BEFORE = field_checks.integer(0, 1440)
_STEP = field_checks.integer(-MAX_LEVEL_STEPS, MAX_LEVEL_STEPS)


def check_extras(obj: Fields, refused: list[str]) -> Extras:
    """Of the whole file; what is refused is told in sentences, and the rest is given."""

    def optional_or_refuse(name: str, check: Check[Any]) -> Any:
        try:
            return obj.optional(name, check, None)
        except InvalidValueError as error:
            refused.append(error.full_message())
            return None

    return Extras(
        plan=optional_or_refuse("plan", _plan),
        reminders=optional_or_refuse("reminders", _reminders),
        soreness=optional_or_refuse("soreness", _SORENESS_BY_DAY) or {},
        milestones=optional_or_refuse("milestones", _MILESTONES_BY_DAY) or {},
        person=optional_or_refuse("person", _person),
        set_aside=len(optional_or_refuse("set_aside", _entries) or ()),
    )


def _entries(value: object) -> list[object]:
    """Whatever they say: nothing is taken from them."""
    return check_list(value, MAX_DAYS)


def _person(value: object) -> Person:
    obj = Fields(value, frozenset({"equipment", "remarks", "levels"}))
    return Person(
        equipment=obj.optional("equipment", _EQUIPMENT, None),
        remarks=obj.optional("remarks", _REMARKS, ()),
        levels=obj.optional("levels", _levels, {}),
    )


def _levels(value: object) -> dict[str, int]:
    if not isinstance(value, dict):
        raise unexpected_value(_("an object"), value)
    result: dict[str, int] = {}
    for name, step in value.items():
        try:
            result[field_checks.text(1, 64)(name)] = _STEP(step)
        except InvalidValueError as error:
            raise error.within(str(name)[:64]) from None
    return {name: step for name, step in result.items() if step}


def _plan(value: object) -> Plan:
    known = {"weeks", "weekdays", "left_on", "goal_before", "goals", "day_workouts"}
    obj = Fields(value, frozenset(known))
    anchors: tuple[Anchor, ...] = obj.optional("weeks", _ANCHORS, ())
    weekdays: tuple[int, ...] = obj.optional("weekdays", _WEEKDAYS, ())
    goals: tuple[Goal, ...] = obj.optional("goals", _GOALS, ())
    of_days: tuple[DayWorkout, ...] = obj.optional("day_workouts", _DAY_WORKOUTS, ())
    return Plan(
        anchors=tuple(sorted(anchors, key=lambda anchor: anchor.day)),
        weekdays=tuple(sorted(set(weekdays))),
        left_on=obj.optional("left_on", field_checks.day, None),
        goal_before=obj.optional("goal_before", _DAYS_A_WEEK, Plan().goal_before),
        goals=goals,
        day_workouts=tuple(sorted(of_days, key=lambda each: each.weekday)),
    )


def _anchor(value: object) -> Anchor:
    obj = Fields(value, frozenset({"from", "week"}))
    return Anchor(
        obj.required("from", field_checks.day),
        obj.required("week", field_checks.integer(1, KEEPING_WEEK)),
    )


def _day_workout(value: object) -> DayWorkout:
    obj = Fields(value, frozenset({"weekday", "routine", "minutes"}))
    return DayWorkout(
        obj.required("weekday", field_checks.integer(0, 6)),
        obj.optional("routine", field_checks.text(1, LONGEST_ID), ""),
        obj.optional("minutes", field_checks.integer(LEAST_MINUTES, MOST_MINUTES), 0),
    )


def _goal(value: object) -> Goal:
    obj = Fields(value, frozenset({"from", "days_per_week"}))
    return Goal(obj.required("from", field_checks.day), obj.required("days_per_week", _DAYS_A_WEEK))


def _reminders(value: object) -> Reminders:
    obj = Fields(value, frozenset({"at", "before_minutes"}))
    usual = Reminders()
    return Reminders(
        at_minutes=obj.optional("at", field_checks.minutes_of_day(24 * 60 - 1), usual.at_minutes),
        before_minutes=obj.optional("before_minutes", _MINUTES_BEFORE, usual.before_minutes),
    )


def _by_day(name: str, check: Check[T]) -> Callable[[object], dict[Any, T]]:
    def check_all(value: object) -> dict[Any, T]:
        result: dict[Any, T] = {}
        for index, item in enumerate(check_list(value, MAX_DAYS)):
            try:
                obj = Fields(item, frozenset({"on", name}))
                day, entry = obj.required("on", field_checks.day), obj.required(name, check)
            except InvalidValueError as error:
                raise error.within(f"[{index}]") from None
            if result.get(day, entry) != entry:
                raise InvalidValueError(_("two different entries for {day}").format(day=day))
            result[day] = entry
        return result

    return check_all


_ANCHORS: Check[tuple[Anchor, ...]] = field_checks.list_of(_anchor, MAX_DAYS)
_GOALS: Check[tuple[Goal, ...]] = field_checks.list_of(_goal, MAX_DAYS)
_DAY_WORKOUTS: Check[tuple[DayWorkout, ...]] = field_checks.list_of(_day_workout, 7)
_WEEKDAYS: Check[tuple[int, ...]] = field_checks.list_of(field_checks.integer(0, 6), 7)
_SORENESS_BY_DAY = _by_day("value", field_checks.integer(0, MAX_SORENESS))
_MILESTONES_BY_DAY = _by_day("text", field_checks.text(1, LONGEST_MILESTONE))
