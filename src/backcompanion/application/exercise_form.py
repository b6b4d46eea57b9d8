"""An exercise of one's own as it is filled in: what is wrong with it, and the text of its file."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from backcompanion.application.level_fields import (
    FURTHER_LEVELS,
    NO_LEVEL,
    LevelFields,
    level_fields,
    level_mapping,
)
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.library.exercise_checks import MAX_WORDS, split_sentences
from backcompanion.library.exercise_drafts import (
    DEFAULT_LEAD,
    DEFAULT_REPETITIONS,
    default_eyes,
    default_phases,
)
from backcompanion.library.library_error import LibraryError
from backcompanion.library.own_exercises import own_exercise
from backcompanion.training.exercise.exercise import Exercise, Lack
from backcompanion.training.exercise.terms import Breath, Equipment, Eyes, Position, Remark, Sides
from backcompanion.training.session.substitution import is_allowed

OWN_FIGURE = "own"
SENTENCES = ("set_up", "move", "feel", "avoid")


@dataclass(frozen=True, slots=True)
class PhaseFields:
    """`word`: what is said and shown of it; "" for the name's own."""

    name: str
    seconds: float
    word: str = ""
    breath: Breath | None = None
    other_side: bool = False


DEFAULT_PHASES = tuple(
    PhaseFields(each["name"], each["seconds"], "", each.get("breath")) for each in default_phases()
)


@dataclass(frozen=True, slots=True)
class ExerciseFields:
    """`id` "": a new one. `position`, `eyes`, `sides` "" and `phases` (): not said.

    `figure`: id of a motion that is shipped, `OWN_FIGURE` for one of its own, "" for none.
    `sentences`: set_up, move, feel and avoid, each "" where it is not said.
    """

    id: str = ""
    name: str = ""
    also: tuple[str, ...] = ()
    position: Position | str = ""
    eyes: Eyes | str = ""
    sides: Sides | str = ""
    lead: str = ""
    phases: tuple[PhaseFields, ...] = ()
    repetitions: int = DEFAULT_REPETITIONS
    sentences: tuple[str, str, str, str] = ("", "", "", "")
    short: tuple[str, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    cautions: tuple[Remark, ...] = ()
    muscles: tuple[str, ...] = ()
    figure: str = ""
    easier: LevelFields = NO_LEVEL
    harder: LevelFields = NO_LEVEL

    @property
    def lacks(self) -> tuple[Lack, ...]:
        held: tuple[tuple[Lack, object], ...] = (
            ("position", self.position),
            ("sides", self.sides),
            ("cues", any(self.sentences) or self.short),
            ("tempo", self.phases),
            ("figure", self.figure),
        )
        return tuple(lack for lack, value in held if not value)

    def borrowing(self, exercise: Exercise) -> "ExerciseFields":
        """With the figure of that one, and so with its position, sides and tempo."""
        tempo = exercise.standard.tempo
        part, words = tempo.parts[0], exercise.cues.phases
        return replace(
            self,
            figure=exercise.motion,
            position=exercise.position,
            eyes=exercise.eyes,
            sides=exercise.sides,
            lead=exercise.cues.lead,
            repetitions=part.repetitions,
            phases=tuple(
                PhaseFields(p.name, p.seconds, words.get(p.name, ""), p.breath, p.other_side)
                for p in part.phases
            ),
        )


def fields_of(exercise: Exercise, own_motions: frozenset[str]) -> ExerciseFields:
    """What is made up for a draft stays open."""
    cues, part = exercise.cues, exercise.standard.tempo.parts[0]
    lacks = exercise.lacks
    figure = exercise.figure or (OWN_FIGURE if exercise.id in own_motions else "")
    known = ExerciseFields(
        id=exercise.id,
        name=exercise.name,
        also=exercise.also,
        eyes=exercise.eyes,
        equipment=tuple(alternatives[0] for alternatives in exercise.standard.needs),
        cautions=tuple(exercise.remarks or ()),
        muscles=exercise.muscles_main,
        figure=figure,
        lead=cues.lead,
        repetitions=part.repetitions,
    )
    if "position" not in lacks:
        known = replace(known, position=exercise.position)
    if "sides" not in lacks:
        known = replace(known, sides=exercise.sides)
    if "cues" not in lacks:
        short = tuple(each.text for each in cues.short)
        sentences = (cues.set_up, cues.move, cues.feel, cues.avoid)
        known = replace(known, sentences=sentences, short=short)
    if "tempo" not in lacks:
        phases = tuple(
            PhaseFields(p.name, p.seconds, cues.phases.get(p.name, ""), p.breath, p.other_side)
            for p in part.phases
        )
        known = replace(known, phases=phases)
    levels = {level: level_fields(exercise, level) for level in FURTHER_LEVELS}
    return replace(known, **levels)  # type: ignore[arg-type]


def problems_in(fields: ExerciseFields, exercises: Mapping[str, Exercise]) -> dict[str, str]:
    """By the field: what is wrong, and what to do. Empty: it can be saved."""
    problems: dict[str, str] = {}
    others = {
        name.casefold()
        for each in exercises.values()
        if each.id != fields.id
        for name in (each.name, *each.also)
    }
    if not fields.name.strip():
        problems["name"] = _("Give it a name.")
    elif fields.name.strip().casefold() in others:
        problems["name"] = _("There is an exercise of that name; choose another one.")
    taken = [name for name in fields.also if name.casefold() in others]
    if taken:
        problems["also"] = _("“{name}” is the name of another exercise.").format(name=taken[0])
    further = [(level, getattr(fields, level).cue) for level in FURTHER_LEVELS]
    texts = (*zip(SENTENCES, fields.sentences, strict=True), *_short(fields), *further)
    for field, text in texts:
        if problem := _too_long(text):
            problems.setdefault(field, problem)
    if any(not 0 < phase.seconds <= 600 for phase in fields.phases):
        problems["phases"] = _("Each part takes more than 0 and at most 600 seconds.")
    if len({phase.name for phase in fields.phases}) < len(fields.phases):
        problems["phases"] = _("Two parts have the same name.")
    if not problems:
        try:
            own_exercise(
                Path("exercise.toml"), mapping_of(replace(fields, id="exercise"), exercises)
            )
        except LibraryError as error:
            problems[_field_of(error.field)] = _("Expected here: {what}.").format(
                what=error.expected
            )
    return problems


def _field_of(place: str) -> str:
    """Of a place in the file, the field that says it."""
    table, *rest = place.split(".")
    if table == "variants" and rest and rest[0] in FURTHER_LEVELS:
        return rest[0]
    if table == "cues" and rest:
        name = rest[0].split("[")[0]
        return "phases" if name == "phases" else name
    return {"variants": "phases", "lead": "sides", "remarks": "cautions"}.get(
        table, table or "name"
    )


def _short(fields: ExerciseFields) -> list[tuple[str, str]]:
    return [("short", text) for text in fields.short]


def _too_long(text: str) -> str:
    for sentence in split_sentences(text):
        if (count := len(sentence.split())) > MAX_WORDS:
            return _("A sentence has at most {most} words, this one {n}: make two of it.").format(
                most=MAX_WORDS, n=count
            )
    return ""


def mapping_of(fields: ExerciseFields, exercises: Mapping[str, Exercise]) -> dict[str, Any]:
    """As it stands in a file; what is not said is left out."""
    mapping: dict[str, Any] = {"id": fields.id, "name": fields.name.strip()}
    optional: dict[str, Any] = {
        "also": list(fields.also),
        "position": fields.position,
        "eyes": fields.eyes or (default_eyes(fields.position) if fields.position else ""),
        "sides": fields.sides,
        "figure": "" if fields.figure == OWN_FIGURE else fields.figure,
        "muscles_main": list(fields.muscles),
    }
    mapping |= {name: value for name, value in optional.items() if value}
    if fields.sides in ("alternating", "one"):
        mapping["lead"] = fields.lead or DEFAULT_LEAD
    if cues := _cues(fields):
        mapping["cues"] = cues
    variants = {"standard": _variant(fields)} if _variant(fields) else {}
    for level in FURTHER_LEVELS:
        further: LevelFields = getattr(fields, level)
        if further.name.strip():
            variants[level] = level_mapping(further, _variant(_with_tempo(fields)))
    if variants:
        mapping["variants"] = variants
    if remarks := _stand_ins(fields, exercises):
        mapping["remarks"] = remarks
    return mapping


def _cues(fields: ExerciseFields) -> dict[str, Any]:
    sentences = zip(SENTENCES, fields.sentences, strict=True)
    cues: dict[str, Any] = {name: text.strip() for name, text in sentences if text.strip()}
    if fields.short:
        cues["short"] = list(fields.short)
    if words := {phase.name: phase.word for phase in fields.phases if phase.word}:
        cues["phases"] = words
    return cues


def _variant(fields: ExerciseFields) -> dict[str, Any]:
    variant: dict[str, Any] = {}
    if fields.equipment:
        variant["needs"] = [[thing] for thing in fields.equipment]
    if fields.phases:
        variant["parts"] = [
            {"repetitions": _repetitions(fields), "phases": [_phase(p) for p in fields.phases]}
        ]
        if _takes_turns(fields):
            variant["alternating"] = True
    return {"name": fields.name.strip(), **variant} if variant else {}


def _with_tempo(fields: ExerciseFields) -> ExerciseFields:
    """That which holds where none is said."""
    return fields if fields.phases else replace(fields, phases=DEFAULT_PHASES)


def _takes_turns(fields: ExerciseFields) -> bool:
    within_repetition = any(phase.other_side for phase in fields.phases)
    return fields.sides == "alternating" and not within_repetition


def _repetitions(fields: ExerciseFields) -> int:
    """Even, where the sides take turns: each side as often as the other."""
    return fields.repetitions + (fields.repetitions % 2 if _takes_turns(fields) else 0)


def _phase(phase: PhaseFields) -> dict[str, Any]:
    written: dict[str, Any] = {"name": phase.name, "seconds": phase.seconds}
    if phase.seconds == int(phase.seconds):
        written["seconds"] = int(phase.seconds)
    if phase.breath:
        written["breath"] = phase.breath
    if phase.other_side:
        written["other_side"] = True
    return written


def _stand_ins(fields: ExerciseFields, exercises: Mapping[str, Exercise]) -> dict[Remark, str]:
    """What whoever has that remark does instead: in the same position if there is one."""
    candidates = [each for each in exercises.values() if each.kind == "work" and not each.is_own]
    candidates.sort(key=lambda each: each.position != fields.position)
    stand_ins = {}
    for remark in fields.cautions:
        allowed = [each.id for each in candidates if is_allowed(each, (remark,))]
        if allowed:
            stand_ins[remark] = allowed[0]
    return stand_ins
