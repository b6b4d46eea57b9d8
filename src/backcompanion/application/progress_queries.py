"""What the Progress page asks beyond the sessions: read from the store, once for each change."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from backcompanion.application.context import Parts
from backcompanion.application.history_model import Numbers
from backcompanion.history.step_queries import (
    LoadUsed,
    SetsOfADay,
    firsts,
    loaded,
    loads_used,
    sets_of,
)
from backcompanion.history.values.written_milestones import write_milestone, written_milestones
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.milestones import Milestone, milestones
from backcompanion.ui.text import training_text

T = TypeVar("T")


class StoredDetails:
    def __init__(self, parts: Parts, numbers: Numbers) -> None:
        self._parts, self._numbers, self._store = parts, numbers, parts.store
        self._kept: dict[object, object] = {}
        self._version = -1

    def exercises(self) -> Sequence[tuple[str, str]]:
        done = {name for name, _level in self._firsts()}
        places = dict.fromkeys(place.exercise for place in self._parts.routine.round)
        others = sorted(done.difference(places))
        return [(id_, self._name(id_)) for id_ in (*places, *others) if id_ in done]

    def exercise_name(self, exercise: str) -> str:
        found = self._parts.library.exercises.get(exercise)
        return training_text.within_a_sentence(found) if found else exercise

    def level_names(self, exercise: str) -> Mapping[Level, str]:
        found = self._parts.library.exercises.get(exercise)
        if found is None:
            return {"easier": "easier", "standard": "standard", "harder": "harder"}
        return {
            level: f"{variant.name[:1].lower()}{variant.name[1:]}"
            for level, variant in found.variants.items()
        }

    def sets_of(self, exercise: str, since: date | None) -> Sequence[SetsOfADay]:
        key = ("sets", exercise, since)
        return self._once(key, lambda: sets_of(self._store, exercise, since))

    def loaded(self) -> Sequence[tuple[str, str]]:
        found = self._once("loaded", lambda: loaded(self._store))
        return [(id_, self._name(id_)) for id_ in found]

    def loads(self, exercise: str) -> Sequence[LoadUsed]:
        return self._once(("loads", exercise), lambda: loads_used(self._store, exercise))

    def soreness(self) -> Mapping[date, int]:
        return self._numbers.soreness()

    def milestones(self) -> Sequence[Milestone]:
        return self._once(
            ("milestones", self._numbers.today()),
            lambda: milestones(
                self._numbers.history(),
                self._numbers.today(),
                self._firsts(),
                written_milestones(self._store),
            ),
        )

    def write_milestone(self, day: date, text: str) -> None:
        self._numbers.written(write_milestone(self._store, day, text))

    def _firsts(self) -> Mapping[tuple[str, Level], date]:
        return self._once("firsts", lambda: firsts(self._store))

    def _name(self, exercise: str) -> str:
        found = self._parts.library.exercises.get(exercise)
        return found.name if found else exercise

    def _once(self, key: object, ask: Callable[[], T]) -> T:
        """Asked again only where something has changed."""
        version = self._store.version()
        if version != self._version:
            self._kept.clear()
            self._version = version
        if key not in self._kept:
            self._kept[key] = ask()
        return self._kept[key]  # type: ignore[return-value]
