"""Checks of what a file holds beside sessions, goals and breaks. All raise RefusedError."""

from collections.abc import Callable
from typing import Any, get_args

from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange import fields
from backcompanion.history.exchange.extras import Beside
from backcompanion.history.exchange.fields import Check, Fields, RefusedError, T, a_list, expected
from backcompanion.history.values.plan_store import Reminders
from backcompanion.history.values.soreness import MOST
from backcompanion.history.values.written_milestones import LONGEST
from backcompanion.training.adaptation.overrides import MOST_STEPS
from backcompanion.training.exercise.terms import Equipment, Remark
from backcompanion.training.planning.program import KEEPING, Anchor, Plan
from backcompanion.training.session.person import Person
from backcompanion.training.session.record import Goal

KEYS = frozenset({"person", "plan", "reminders", "soreness", "milestones"})

MOST_DAYS = 100_000
_DAYS_A_WEEK = fields.whole(1, 7)
_EQUIPMENT = fields.listed(fields.one_of(*get_args(Equipment)), 20)
_REMARKS = fields.listed(fields.one_of(*get_args(Remark)), 20)
_STEP = fields.whole(-MOST_STEPS, MOST_STEPS)


def beside(it: Fields, refused: list[str]) -> Beside:
    """Of the whole file; what is refused is told in sentences, and the rest is given."""

    def one(name: str, check: Check[Any]) -> Any:
        try:
            return it.may(name, check, None)
        except RefusedError as error:
            refused.append(error.sentence())
            return None

    return Beside(
        plan=one("plan", _plan),
        reminders=one("reminders", _reminders),
        soreness=one("soreness", _by_day("value", fields.whole(0, MOST))) or {},
        milestones=one("milestones", _by_day("text", fields.text(1, LONGEST))) or {},
        person=one("person", _person),
    )


def _person(value: object) -> Person:
    it = Fields(value, frozenset({"equipment", "remarks", "levels"}))
    return Person(
        equipment=it.may("equipment", _EQUIPMENT, None),
        remarks=it.may("remarks", _REMARKS, ()),
        levels=it.may("levels", _levels, {}),
    )


def _levels(value: object) -> dict[str, int]:
    if not isinstance(value, dict):
        raise expected(_("an object"), value)
    found: dict[str, int] = {}
    for name, step in value.items():
        try:
            found[fields.text(1, 64)(name)] = _STEP(step)
        except RefusedError as error:
            raise error.within(str(name)[:64]) from None
    return {name: step for name, step in found.items() if step}


def _plan(value: object) -> Plan:
    it = Fields(value, frozenset({"weeks", "weekdays", "left_on", "goal_before", "goals"}))
    anchors: tuple[Anchor, ...] = it.may("weeks", _ANCHORS, ())
    weekdays: tuple[int, ...] = it.may("weekdays", _WEEKDAYS, ())
    goals: tuple[Goal, ...] = it.may("goals", _GOALS, ())
    return Plan(
        anchors=tuple(sorted(anchors, key=lambda one: one.day)),
        weekdays=tuple(sorted(set(weekdays))),
        left_on=it.may("left_on", fields.day, None),
        goal_before=it.may("goal_before", _DAYS_A_WEEK, Plan().goal_before),
        goals=goals,
    )


def _anchor(value: object) -> Anchor:
    it = Fields(value, frozenset({"from", "week"}))
    return Anchor(it.need("from", fields.day), it.need("week", fields.whole(1, KEEPING)))


def _goal(value: object) -> Goal:
    it = Fields(value, frozenset({"from", "days_per_week"}))
    return Goal(it.need("from", fields.day), it.need("days_per_week", _DAYS_A_WEEK))


def _reminders(value: object) -> Reminders:
    it = Fields(value, frozenset({"at", "before_minutes"}))
    usual = Reminders()
    return Reminders(
        at_minutes=it.may("at", fields.minutes_of_day(24 * 60 - 1), usual.at_minutes),
        before_minutes=it.may("before_minutes", fields.whole(0, 1440), usual.before_minutes),
    )


def _by_day(name: str, check: Check[T]) -> Callable[[object], dict[Any, T]]:
    def check_all(value: object) -> dict[Any, T]:
        found: dict[Any, T] = {}
        for index, item in enumerate(a_list(value, MOST_DAYS)):
            try:
                it = Fields(item, frozenset({"on", name}))
                day, said = it.need("on", fields.day), it.need(name, check)
            except RefusedError as error:
                raise error.within(f"[{index}]") from None
            if found.get(day, said) != said:
                raise RefusedError(_("two different entries for {day}").format(day=day))
            found[day] = said
        return found

    return check_all


_ANCHORS: Check[tuple[Anchor, ...]] = fields.listed(_anchor, MOST_DAYS)
_GOALS: Check[tuple[Goal, ...]] = fields.listed(_goal, MOST_DAYS)
_WEEKDAYS: Check[tuple[int, ...]] = fields.listed(fields.whole(0, 6), 7)
