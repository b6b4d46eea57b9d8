"""What is said before a step, so that one is in place and knows what to do when it starts."""

from dataclasses import dataclass, replace

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.cue import (
    BLOCK_DONE,
    GAP_SECONDS,
    HINT,
    HOLD,
    LOOK_BACK,
    MOVE,
    NAME,
    SET_UP,
    SIDE,
    TIME,
    TONE_SECONDS,
    Amount,
    sentences_of,
)
from backcompanion.training.coaching.familiarity import Familiarity
from backcompanion.training.coaching.placement import Talk
from backcompanion.training.coaching.spans import Stretch
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.substitution import care_cues

# Silence before the go, and for the counting down where there is time for that.
LAST_BREATH = 0.3
COUNT_DOWN = 3.2
LONG_ENOUGH = 9.0
# The first sentence on how it goes matters more than the second on how to lie or stand.
HOW = SET_UP - 2
# Of these one is held, or two.
COUNTED = ("dumbbells", "water-bottles")


@dataclass(frozen=True, slots=True)
class Line:
    """`late`: wanted fresh at the start; the rest as early as the change of position asks.

    `back`: of what was done, so that it is said at once. `of`: the text that it is a
    sentence of; what follows a sentence that was left out is too.
    """

    text: str
    importance: int
    late: bool = False
    of: str = ""
    back: bool = False


def say_before(
    talk: Talk, stretch: Stretch, library: Library, amount: Amount, known: Familiarity
) -> None:
    """Fills the time to get ready; the least important is left out where it is short."""
    first = talk.start + (TONE_SECONDS["rest"] if stretch.before else 0.0) + 0.1
    long = stretch.seconds >= LONG_ENOUGH
    lines = lines_before(stretch, library, amount, known)
    # Where it is tight, what has to be said may run on under the counting down.
    pressing = [line for line in lines if line.importance >= HOW]
    relaxed = long and _length(pressing, talk) <= talk.end - COUNT_DOWN - first
    last = talk.end - (COUNT_DOWN if relaxed else LAST_BREATH)
    lines = fitting_lines(lines if relaxed or not long else pressing, talk, last - first)
    if not long:
        early, lines = lines, []
    elif needs_moving(stretch):
        early = [line for line in lines if not line.late]
        lines = [line for line in lines if line.late]
    else:
        early = [line for line in lines if line.back]
        lines = [line for line in lines if not line.back]
    after = _in_a_row(early, talk, first, last)
    _in_a_row(lines, talk, max(after, last - _length(lines, talk)), last)


def lines_before(
    stretch: Stretch, library: Library, amount: Amount, known: Familiarity
) -> list[Line]:
    """Everything worth saying before the step, in the order in which it is said."""
    planned, exercise, segment = stretch.planned, stretch.exercise, stretch.segments[-1]
    variant = exercise.variant(segment.level)
    everything = amount == "everything"
    lines = []
    if (done := stretch.last_done) is not None:
        ends = sentences.ends_a_block(done.planned, planned)
        if ends or everything:
            text = sentences.done(done.exercise, done.planned, planned)
            first, rest = (BLOCK_DONE, HOW + 1) if ends else (LOOK_BACK, LOOK_BACK)
            lines += [replace(line, back=True) for line in told(text, first, rest)]
    other_side = on_the_other_side(stretch)
    name = sentences.coming(
        exercise,
        planned,
        again=segment.attempt > 1,
        other_side=other_side,
        instead_of=_instead_of(stretch, library),
    )
    lines.append(Line(name, NAME))
    side = side_line(stretch)
    if side and stretch.seconds < LONG_ENOUGH:
        lines.append(Line(side, SIDE))
    lines += [Line(text, HOLD) for text in in_hand(stretch)]
    # What is easier is done otherwise than the standard is told.
    otherwise = segment.level == "easier" and bool(variant.cue)
    if everything and known == "new" and not other_side and not otherwise:
        lines += told(exercise.cues.set_up, SET_UP, SET_UP - 4)
    elif moves(stretch) or (otherwise and known == "new"):
        lines.append(Line(sentences.position(exercise.position), SET_UP))
    for cue in care_cues(exercise, planned.reasons):
        lines += [Line(text, SET_UP + 1) for text in sentences_of(cue)]
    if segment.level != "standard" and everything:
        lines += told(variant.cue, SET_UP - 1, SET_UP - 4)
    if everything and known == "new" and stretch.seconds >= LONG_ENOUGH and not otherwise:
        lines += told(exercise.cues.move, HOW, MOVE)
    tempo = segment.tempo
    if exercise.kind == "work" and tempo.repetitions <= 12:
        lines.append(Line(sentences.repetitions(tempo.repetitions, tempo.seconds), TIME))
    elif stretch.seconds >= LONG_ENOUGH:
        lines.append(Line(sentences.held_for(tempo.seconds), TIME))
    if stretch.seconds < LONG_ENOUGH:
        return lines
    if side:
        lines.append(Line(side, SIDE, late=True))
    short = exercise.short_cues(segment.level)
    if everything and known != "at-home" and short:
        lines.append(Line(short[(planned.round - 1) % len(short)], HINT, late=True))
    return lines


def side_line(stretch: Stretch) -> str:
    planned, exercise = stretch.planned, stretch.exercise
    if planned.side is not None:
        return sentences.only_side(sentences.lead(exercise, planned.side))
    if stretch.segments[-1].tempo.sided:
        return sentences.first_side(sentences.lead(exercise, planned.leads))
    return ""


def on_the_other_side(stretch: Stretch) -> bool:
    """Whether it is what was just done, to the other side."""
    before = stretch.last_done
    return (
        before is not None
        and before.exercise is stretch.exercise
        and before.planned.side is not None
        and before.planned.side != stretch.planned.side
    )


def in_hand(stretch: Stretch) -> list[str]:
    """What to take, or to put down, as against the step before."""
    now = stretch.planned.held
    before = stretch.before
    while before is not None and before.ready:
        before = before.before
    had = before.planned.held if before is not None else ()
    again = before is not None and before.planned is stretch.planned
    weights = _weights(stretch)
    as_many = before is None or weights == _weights(before)
    if again or (now == had and as_many):
        return []
    if not now:
        return [sentences.put_down(had)]
    new = [it for it in now if it not in had or (it in COUNTED and not as_many)]
    return [sentences.take(it, stretch.exercise, weights) for it in new]


def _weights(stretch: Stretch) -> int:
    return stretch.exercise.variant(stretch.planned.level).weights


def moves(stretch: Stretch) -> bool:
    """Whether the position differs from that of the step before."""
    before = stretch.before
    return before is None or before.exercise.position != stretch.exercise.position


def needs_moving(stretch: Stretch) -> bool:
    return moves(stretch) or bool(in_hand(stretch))


def _instead_of(stretch: Stretch, library: Library) -> str:
    written = library.exercises.get(stretch.planned.instead_of or "")
    return written.name if written else ""


def told(text: str, first: int, rest: int) -> list[Line]:
    """The text sentence by sentence, the first one with an importance of its own."""
    return [
        Line(part, rest if index else first, of=text)
        for index, part in enumerate(sentences_of(text))
    ]


def _length(lines: list[Line], talk: Talk) -> float:
    return sum(talk.seconds(line.text) + GAP_SECONDS for line in lines) - GAP_SECONDS


def fitting_lines(lines: list[Line], talk: Talk, seconds: float) -> list[Line]:
    """The most important that go into that time; of a text in several sentences no torn end."""
    kept: set[int] = set()
    torn: set[str] = set()
    left = seconds + GAP_SECONDS
    for index in sorted(range(len(lines)), key=lambda i: -lines[i].importance):
        line = lines[index]
        needed = talk.seconds(line.text) + GAP_SECONDS
        if needed <= left and line.of not in torn:
            kept.add(index)
            left -= needed
        elif line.of:
            torn.add(line.of)
    return [line for index, line in enumerate(lines) if index in kept]


def _in_a_row(lines: list[Line], talk: Talk, at: float, end_by: float) -> float:
    for line in lines:
        cue = talk.say(line.text, line.importance, at, end_by, end_by)
        if cue is not None:
            at = cue.end + GAP_SECONDS
    return at
