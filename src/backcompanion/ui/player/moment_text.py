"""What the Player says on screen at a moment, in words; pure, so a test can read it."""

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import Exercise, PhaseCue
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.session import Session
from backcompanion.training.session.substitution import care_cues
from backcompanion.training.session.timeline import Moment
from backcompanion.ui.text import formats, training_text

# A cue stays long enough to be read once between two breaths.
CUE_SECONDS = 8.0
# Shorter repetitions than this are beats, which nobody counts.
COUNTED_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class MomentText:
    kind: str
    name: str
    cue: str
    pills: tuple[str, ...]
    caption: str
    place: str
    coming: str


def describe_moment(
    moment: Moment, library: Library, rounds: int, weight_unit: str = "kg"
) -> MomentText:
    exercise = library.exercises[moment.planned.exercise]
    return MomentText(
        kind=_kind(moment),
        name=_name(moment, exercise),
        cue=_cue(moment, exercise),
        pills=_pills(moment, exercise, library, weight_unit),
        caption=_caption(moment),
        place=_place(moment, rounds),
        coming=_coming(moment, library),
    )


def _caption(moment: Moment) -> str:
    if moment.getting_ready:
        return _("get ready")
    return _("Space when done") if moment.waits else _("seconds")


def _kind(moment: Moment) -> str:
    if moment.getting_ready:
        return _("Get ready · next up")
    kind = {"warm-up": _("Warm-up"), "work": _("Work"), "stretch": _("Stretch")}[
        moment.planned.kind
    ]
    if moment.waits:
        return _("{kind} · waits for you").format(kind=kind)
    number, total = _count(moment)
    repetition = moment.planned.tempos[moment.level].parts[-1].repetition_seconds
    if moment.planned.kind == "work" and total > 1 and repetition >= COUNTED_SECONDS:
        return f"{kind} · " + _("{n} of {of}").format(n=number, of=total)
    return kind


def _count(moment: Moment) -> tuple[int, int]:
    """Which repetition of how many; each side for itself where they change once in the step."""
    tempo = moment.planned.tempos[moment.level]
    if not any(phase.name == "switch" for phase in tempo.phases()):
        return moment.repetition, moment.repetitions
    number = moment.repetition
    for part in tempo.parts[:-1]:
        if number <= part.repetitions:
            return number, part.repetitions
        number -= part.repetitions
    return number, tempo.parts[-1].repetitions


def _name(moment: Moment, exercise: Exercise) -> str:
    side = moment.planned.side
    if side is None:
        return exercise.name
    return _("{name}, {side}").format(name=exercise.name, side=training_text.side(side))


def full_speech_message(voice_on: bool) -> str:
    """`voice_on`: the voice is on."""
    full = _("Said in full from here on")
    return full if voice_on else _("Shown in full from here on; the voice is off")


def _cue(moment: Moment, exercise: Exercise) -> str:
    care = care_cues(exercise, moment.planned.reasons)
    cues = training_text.cues(exercise, moment.planned, moment.level)
    variant = exercise.variant(moment.level)
    # What is told whole at this level needs no word on what is different.
    own = (variant.cue,) if variant.cue and variant.changes.move is None else ()
    if moment.getting_ready:
        # By turns, as both together would be too small to read from the mat.
        note = (moment.planned.note,) if moment.planned.note else ()
        texts: tuple[str, ...] = (cues.set_up, *own, *care, *note)
        share = moment.elapsed / max(moment.end - moment.start, 0.001)
        return texts[min(int(share * len(texts)), len(texts) - 1)]
    fitting = tuple(cue.text for cue in cues.short if _fits(cue, moment))
    shown = (care + own + fitting) or (cues.move,)
    return shown[int(moment.elapsed / CUE_SECONDS) % len(shown)]


def _fits(cue: PhaseCue, moment: Moment) -> bool:
    """Whether it says what is done now, or nothing about a movement."""
    return not cue.phase or cue.phase == moment.phase.name


def _pills(
    moment: Moment, exercise: Exercise, library: Library, weight_unit: str
) -> tuple[str, ...]:
    if moment.getting_ready:
        things = training_text.needs(moment.planned, library, " + ")
        if moment.planned.load_kg is not None:
            load = formats.weight(moment.planned.load_kg, weight_unit)
            asked = _("{things}, {weight}") if moment.planned.load_asked else ""
            text = asked or _("{things}, {weight} last time")
            things = text.format(things=things, weight=load) if things else load
        level = exercise.variant(moment.level).name if moment.level != "standard" else ""
        texts = (things, training_text.position(exercise.position), level)
    else:
        cues = training_text.cues(exercise, moment.planned, moment.level)
        now = training_text.phase(cues, moment.phase, moment.side)
        texts = (now, training_text.breath(moment.breath) if moment.breath else "", "")
    return tuple(text for text in texts if text)


def _place(moment: Moment, rounds: int) -> str:
    step = moment.planned
    if step.block == "round":
        text = _("Round {n} of {of} · exercise {i} of {all}").format(
            n=step.round, of=rounds, i=step.number, all=step.count
        )
    else:
        name = _("Warm-up") if step.block == "warm-up" else _("Cool-down")
        text = _("{block} · {i} of {all}").format(block=name, i=step.number, all=step.count)
    if step.sets == 1:
        return text
    return _("{place} · set {n} of {of}").format(place=text, n=step.set, of=step.sets)


def _coming(moment: Moment, library: Library) -> str:
    step = moment.next
    if step is None:
        return _("The last one")
    name = library.exercises[step.exercise].name
    if step.side is not None:
        name = _("{name}, {side}").format(name=name, side=training_text.side(step.side))
    if moment.getting_ready:
        return _("Then: {name}").format(name=name)
    needs = training_text.needs(step, library)
    line = _("Next: {name}").format(name=name)
    return f"{line}, {needs}" if needs else line


def describe_pause(session: Session, pausing_key: str) -> str:
    """Why it is paused, in a few words. `pausing_key`: what the key bears that did it, or ""."""
    if session.pause_reason == "gap":
        return _("Paused where you were last seen · Space goes on")
    if pausing_key:
        return _("Paused by the key {key} · Space goes on").format(key=pausing_key)
    return _("Paused · Space goes on")
