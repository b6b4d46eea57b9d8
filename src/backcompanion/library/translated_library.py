"""Exercises and routines in the person's language.

The files say it in English. Each text is looked up with a context that says what it is, so that a
word may be another as the name of a phase than in a sentence. What has {side} in it stays as it is
here: `training/coaching/sentences.py` fills it in and looks the whole up, for a language may change
the words around it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from backcompanion.base import i18n
from backcompanion.training.exercise.exercise import (
    CueChanges,
    Cues,
    Exercise,
    PhaseCue,
    Variant,
)
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep

LookUp = Callable[[str, str], str]
"""Context and text into the text that is shown."""

SIDED_CONTEXT = "side"

_K = TypeVar("_K")


def in_language(library: Library) -> Library:
    """In the person's; what has no translation stays as it is."""
    walk = Walk(i18n.exercise_text, _as_it_is)
    return Library(
        {each.id: walk.exercise(each) for each in library.exercises.values()},
        {each.id: walk.routine(each) for each in library.routines.values()},
    )


def _as_it_is(_context: str, text: str) -> str:
    return text


class Walk:
    """Over everything that is shown or spoken of an exercise. `sided`: of what has a side in it."""

    def __init__(self, look_up: LookUp, sided: LookUp) -> None:
        self._look_up, self._sided = look_up, sided

    def exercise(self, exercise: Exercise) -> Exercise:
        text = self._text
        return replace(
            exercise,
            name=text("exercise", exercise.name),
            face=text("mark in the list", exercise.face),
            muscles_main=self._texts("muscle", exercise.muscles_main),
            muscles_helping=self._texts("muscle", exercise.muscles_helping),
            cues=self._cues(exercise.cues),
            variants={level: self._variant(each) for level, each in exercise.variants.items()},
            easier_steps=self._texts("further step", exercise.easier_steps),
            harder_steps=self._texts("further step", exercise.harder_steps),
            leave_out=self._texts("leave out with", exercise.leave_out),
            notes=self._texts("about an exercise", exercise.notes),
            remark_cues=self._by_key("care", exercise.remark_cues),
            cues_with=self._all_changes(exercise.cues_with),
            cues_for=self._all_changes(exercise.cues_for),
            also=self._other_names(exercise),
        )

    def routine(self, routine: Routine) -> Routine:
        return replace(
            routine,
            name=self._text("routine", routine.name),
            intensity=self._text("intensity", routine.intensity),
            notes=self._texts("about a routine", routine.notes),
            warm_up=self._steps(routine.warm_up),
            round=self._steps(routine.round),
            cool_down=self._steps(routine.cool_down),
        )

    def _steps(self, steps: tuple[RoutineStep, ...]) -> tuple[RoutineStep, ...]:
        return tuple(
            replace(each, note=self._text("about a step", each.note)) if each.note else each
            for each in steps
        )

    def _cues(self, cues: Cues) -> Cues:
        return replace(
            cues,
            set_up=self._text("set up", cues.set_up),
            move=self._text("movement", cues.move),
            feel=self._text("what to feel", cues.feel),
            avoid=self._text("what to avoid", cues.avoid),
            short=self._phase_cues("hint", cues.short),
            corrections=self._phase_cues("correction", cues.corrections),
            phases=self._by_key("phase", cues.phases) or {},
            lead=self._text("side", cues.lead),
            side_set_up=self._text("side", cues.side_set_up),
        )

    def _changes(self, changes: CueChanges) -> CueChanges:
        if changes == CueChanges():
            return changes
        return CueChanges(
            self._or_none("set up", changes.set_up),
            self._or_none("movement", changes.move),
            self._or_none("what to feel", changes.feel),
            self._or_none("what to avoid", changes.avoid),
            None if changes.short is None else self._phase_cues("hint", changes.short),
            None
            if changes.corrections is None
            else self._phase_cues("correction", changes.corrections),
            self._by_key("phase", changes.phases),
            self._or_none("side", changes.lead),
            self._or_none("side", changes.side_set_up),
        )

    def _variant(self, variant: Variant) -> Variant:
        return replace(
            variant,
            name=self._text("variant", variant.name),
            cue=self._text("care", variant.cue),
            changes=self._changes(variant.changes),
        )

    def _other_names(self, exercise: Exercise) -> tuple[str, ...]:
        """Those of the language; what stands in English is still found."""
        text = "\n".join(exercise.also)
        shown = self._text("other names", text)
        if shown == text:
            return exercise.also
        return tuple(dict.fromkeys((*shown.split("\n"), exercise.name, *exercise.also)))

    def _all_changes(
        self, by_key: Mapping[_K, CueChanges] | None
    ) -> Mapping[_K, CueChanges] | None:
        return by_key and {key: self._changes(each) for key, each in by_key.items()}

    def _phase_cues(self, context: str, cues: tuple[PhaseCue, ...]) -> tuple[PhaseCue, ...]:
        return tuple([PhaseCue(self._text(context, each.text), each.phase) for each in cues])

    def _by_key(self, context: str, texts: Mapping[_K, str] | None) -> Mapping[_K, str] | None:
        return texts and {key: self._text(context, each) for key, each in texts.items()}

    def _texts(self, context: str, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple([self._text(context, each) for each in texts])

    def _or_none(self, context: str, text: str | None) -> str | None:
        return None if text is None else self._text(context, text)

    def _text(self, context: str, text: str) -> str:
        if not text:
            return text
        return self._sided(SIDED_CONTEXT, text) if "{" in text else self._look_up(context, text)
