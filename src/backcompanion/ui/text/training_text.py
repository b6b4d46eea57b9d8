"""The words in which values of the training are shown: sides, phases, equipment, feelings."""

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext, pgettext
from backcompanion.training.exercise.exercise import Cues, Exercise, Phase, Tempo, Variant
from backcompanion.training.exercise.repetitions import Amount, amount_of
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.terms import Equipment, Level, Side, side_word, with_side
from backcompanion.training.planning.consistency import Week
from backcompanion.training.session.prescription import PlannedStep, Prescription
from backcompanion.training.session.record import BackFeeling, SessionRecord
from backcompanion.training.session.recording import expected_energy
from backcompanion.ui.text import formats

# More of them say less.
MOST_MUSCLES = 3


def equipment(name: str) -> str:
    known = {
        "dumbbells": _("Dumbbells"),
        "water-bottles": _("Water bottles"),
        "band": _("Band"),
        "medicine-ball": _("Medicine ball"),
        "physio-ball": _("Physio ball and wall"),
        "cushion": _("Cushion"),
    }
    return known.get(name, name)


def equipment_in_sentence(name: Equipment, weights: int = 2) -> str:
    """In the middle of a sentence. `weights`: how many dumbbells or bottles are held."""
    if weights == 1 and name == "dumbbells":
        return _("a dumbbell")
    if weights == 1 and name == "water-bottles":
        return _("a water bottle")
    return {
        "dumbbells": _("dumbbells"),
        "water-bottles": _("water bottles"),
        "band": _("band"),
        "medicine-ball": _("medicine ball"),
        "physio-ball": _("ball, wall"),
        "cushion": _("cushion"),
    }[name]


def level(name: Level) -> str:
    return {"easier": _("Easier"), "standard": _("Standard"), "harder": _("Harder")}[name]


def variant(of: Level, way: Variant) -> str:
    """“Easier: chest alone”."""
    return _("{level}: {variant}").format(level=level(of), variant=way.name_in_sentence)


def level_in_sentence(name: Level) -> str:
    return {"easier": _("easier"), "standard": _("standard"), "harder": _("harder")}[name]


def side(name: Side) -> str:
    return side_word(name)


def position(name: str) -> str:
    return {
        "standing": _("standing"),
        "hinged": _("standing, bent forward"),
        "seated": _("sitting"),
        "prone": _("face down on the mat"),
        "hands-and-knees": _("on hands and knees"),
        "over-the-ball": _("face down over the ball"),
        "kneeling-back": _("sitting back on your heels"),
        "lying-back": _("on your back"),
        "lying-side": _("on your side"),
    }[name]


def cues(exercise: Exercise, planned: PlannedStep, level: Level) -> Cues:
    """All that is told of it as it is planned."""
    remarks = [reason.remark for reason in planned.reasons if reason.remark]
    return exercise.cues_at(level, planned.held, remarks)


def phase(exercise_cues: Cues, now: Phase, at: Side | None) -> str:
    """What to do in that phase, to that side; where that is open, the phase's own name."""
    usual = _phase_names().get(now.name) or now.name
    words = exercise_cues.phases.get(now.name) or usual
    if at is not None:
        return with_side(words, at)
    return usual if "{" in words else words


def _phase_names() -> dict[str, str]:
    return {
        "lift": pgettext("phase: lift", "up"),
        "hold": pgettext("phase: hold", "hold"),
        "lower": pgettext("phase: lower", "down"),
        "reset": pgettext("phase: reset", "rest"),
        "turn": pgettext("phase: turn", "turn"),
        "return": pgettext("phase: return", "back"),
        "reach": pgettext("phase: reach", "reach"),
        "beat": pgettext("phase: beat", "beat"),
        "step": pgettext("phase: step", "step"),
        "switch": pgettext("phase: switch", "change sides"),
        "tall": pgettext("phase: tall", "tall"),
        "bottom": pgettext("phase: bottom", "hang"),
        "up": pgettext("phase: up", "up"),
        "down": pgettext("phase: down", "down"),
        "round": pgettext("phase: round", "round"),
        "arch": pgettext("phase: arch", "arch"),
    }


def breath(now: str) -> str:
    return _("breathe in") if now == "in" else _("breathe out")


def tempo(exercise: Exercise, of: Tempo) -> str:
    """Up 2 s · hold 2 s · down 3 s · rest 1 s."""
    if len(of.parts) > 1 and of.alternating:
        pieces = [
            ngettext("{n} beat of {s} s", "{n} beats of {s} s", part.repetitions).format(
                n=part.repetitions, s=formats.plain_number(part.repetition_seconds)
            )
            for part in of.parts
        ]
        return _(", then ").join(pieces)
    seen = [p for p in of.parts[0].phases if not p.other_side and p.name != "switch"]
    if len(seen) == 1 and of.repetitions > 1:
        return _("one every {s} s").format(s=formats.plain_number(seen[0].seconds))
    exercise_cues = exercise.cues
    pieces = [
        f"{phase(exercise_cues, p, None) or p.name} {_seconds(round(p.seconds, 1))}" for p in seen
    ]
    line = " · ".join(pieces)
    return line[:1].upper() + line[1:]


def _seconds(seconds: float) -> str:
    return _("{n} s").format(n=formats.plain_number(seconds))


def step_amount(step: PlannedStep) -> str:
    """3 × 10 reps · 90 s, or that it lasts until the person says so."""
    each = _("until you say so") if step.waits else amount(step.tempos[step.level])
    if step.sets == 1:
        return each
    return _("{sets} × {each}").format(sets=step.sets, each=each)


def amount(of: Tempo) -> str:
    """4 reps · 32 s, 3 each side · 30 s, or the time alone."""
    seconds = _seconds(formats.whole(of.seconds))
    counted = amount_of(of)
    if counted.unit == "seconds":
        return seconds
    each = amount_done(counted.of(of.seconds), counted)
    return f"{each} · {seconds}"


def amount_done(count: int, amount: Amount) -> str:
    """4 reps, 3 each side, 30 s"""
    if amount.unit == "seconds":
        return _("{n} s").format(n=count)
    if amount.unit == "each-side":
        return _("{n} each side").format(n=count)
    return ngettext("{n} rep", "{n} reps", count).format(n=count)


def needs(step: PlannedStep, library: Library, between: str = ", ") -> str:
    """What to have at hand, or empty."""
    weights = weights_held(step, library)
    return between.join(equipment_in_sentence(name, weights) for name in step.held)


def weights_held(step: PlannedStep, library: Library) -> int:
    """How many dumbbells or bottles are held: 1 or 2."""
    return library.exercises[step.exercise].variant(step.level).weights


def muscles(exercise: Exercise) -> str:
    named = ", ".join((*exercise.muscles_main, *exercise.muscles_helping)[:MOST_MUSCLES])
    return named[:1].upper() + named[1:]


def sessions(count: int) -> str:
    if not count:
        return _("no session")
    return ngettext("{n} session", "{n} sessions", count).format(n=formats.number(count))


def days(count: int) -> str:
    return ngettext("{n} day", "{n} days", count).format(n=count)


def weeks(count: int) -> str:
    return ngettext("{n} week", "{n} weeks", count).format(n=count)


def rounds(count: int) -> str:
    return ngettext("{n} round", "{n} rounds", count).format(n=count)


def exercises(count: int) -> str:
    return ngettext("{n} exercise", "{n} exercises", count).format(n=count)


def sets(done: int, planned: int) -> str:
    return _("{done} of {planned}").format(done=done, planned=planned)


def back(value: BackFeeling) -> str:
    return {
        "good": _("good"),
        "tired": _("tired"),
        "sore": _("sore"),
        "painful": _("painful"),
    }[value]


def effort(value: int) -> str:
    """The words of the CR10 scale."""
    return (
        _("very, very easy"),
        _("easy"),
        _("moderate"),
        _("somewhat hard"),
        _("hard"),
        _("hard"),
        _("very hard"),
        _("very hard"),
        _("very hard"),
        _("as hard as you can"),
    )[value - 1]


def feeling(session: SessionRecord) -> str:
    """effort 8, sore"""
    parts = []
    if session.effort is not None:
        parts.append(_("effort {n}").format(n=session.effort))
    if session.back is not None and (session.back != "good" or not parts):
        parts.append(back(session.back))
    return ", ".join(parts)


def week_state(week: Week) -> str:
    if week.state == "met":
        return _("goal met")
    if week.state == "missed":
        return _("goal of {n} not met").format(n=week.needs)
    if week.needs == 0:
        return _("a break")
    if week.state == "neutral" and not week.active_days:
        return _("nothing counted yet")
    if week.state == "neutral":
        return _("your first week")
    return _("goal {n}").format(n=week.needs)


def sets_of(done: int, planned: int) -> str:
    """12 of 14 sets"""
    return ngettext("{done} of {n} set", "{done} of {n} sets", planned).format(done=done, n=planned)


def week_name(week: Week) -> str:
    return _("Week of {day}").format(day=formats.plain_day(week.start))


def routine_summary(routine: Routine, prescription: Prescription, weight_kg: float | None) -> str:
    """Energy by its own name: the routine's estimate, or worked out from the body's weight."""
    if not prescription.rounds:
        return _stretches_summary(prescription)
    energy = expected_energy(prescription, weight_kg)
    if not energy.high:  # a routine that claims none
        kcal = ""
    elif energy.basis == "body-weight":
        kcal = _("about {n} kcal (from your weight)").format(n=formats.number(energy.low))
    else:
        kcal = _("{n} kcal (the routine’s own estimate)").format(
            n=formats.number_range(energy.low, energy.high)
        )
    pieces = (
        formats.minutes(prescription.seconds),
        routine.intensity.split(",")[0],
        kcal,
        _("{exercises}, {rounds}").format(
            exercises=exercises(len({s.place for s in prescription.steps if s.block == "round"})),
            rounds=rounds(prescription.rounds),
        ),
    )
    return " · ".join(piece for piece in pieces if piece)


def _stretches_summary(prescription: Prescription) -> str:
    """Without work; of that the routine claims no energy."""
    count = sum(step.kind == "stretch" for step in prescription.steps)
    stretches = ngettext("{n} stretch", "{n} stretches", count).format(n=count)
    return f"{formats.minutes(prescription.seconds)} · {stretches}"
